# Escapes, wide strings, repeated and reserved data, what may be left out of a list.
        .globl  _start
_start: li      a0, 10U
        li      a0, '\n'
        li      a0, '\\'
        addi    a0, a0, 'a
        .byte   '\v', '\a', '\e', '\7', '\q', '\b', '\f', '\\', '\"', '\'', '\n', 'b, '\0'
        .balign 4
        .data
        .ascii  "\q\v\a\e\?\'\0\12\x414\8\1234\X7f\b\f\n\r\t\"\\"
        .ascii  "한글", "a" "b" , "c",
        .asciz  "a",,"b"
        .string8 "ab", "c"
        .string16 "ab", "\xff"
        .string32 "a"
        .string64 "a" "b"
        .byte   1,,2
        .word   1,
        .word   ,1
        .word   10U, 10u, 10L, 10UL, 10LL, 10ull, 0x10U, 0b11u, 010l
        .dcb    2, 5
        .dcb.b  2, 5
        .dcb.w  2, 5
        .dcb.l  2, 5
        .dcb.l  2
        .dcb.l  2,
        .ds     2
        .byte   255
        .ds.b   1
        .ds.w   2, 0x1234
        .ds.l   1
        .ds.d   1
        .ds.s   2, 7
        .ds.x   1
        .ds.p   1
        .byte   254
        .dc     1
        .dc.b   1
        .dc.w   1
        .dc.l   1
        .dc.a   1
        .fill   1,2,
        .space  4,
        .align  2,
        .p2align 3,,2
        .p2align 3, ,
        .byte   3
        .org    .+4,
        .byte   4
