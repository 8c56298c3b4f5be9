        .globl  helper, table, second
helper: ret
        .data
table:  .word   1, 2
second: .word   3
