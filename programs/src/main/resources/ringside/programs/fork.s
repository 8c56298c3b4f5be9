# fork - one process becomes two
# Claims: A7 B1 B4
#
# fork returns twice: 0 in the child, the child's pid in the parent. Both go on with
# the same memory contents, but each with its own copy: the parent doesn't see what
# the child writes. The parent waits; until then the ended child is a zombie.
# Look at:  the two values of `number`; the frames copied on the first write.
# Try:      let the parent write before it waits. Does the child see it?

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, text_before
    call print_string
    call fork
    bltz a0, failed
    beqz a0, child
    call wait_pid               # parent: a0 is the child's pid
    mv   s0, a0
    la   t0, number
    lw   a1, 0(t0)
    mv   a2, s0
    la   a0, format_parent
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

child:
    la   t0, number
    lw   a1, 0(t0)
    addi a1, a1, 100
    sw   a1, 0(t0)              # the first write: now the child gets its own copy
    la   a0, format_child
    call printf
    li   a0, 7                  # the child's exit status, for the parent to see
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

failed:
    la   a0, text_failed
    call print_string
    li   a0, 1
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
number: .word 42

.section .rodata
text_before:   .asciz "one process\n"
format_child:  .asciz "child: number = %d\n"
format_parent: .asciz "parent: number = %d, the child's exit status was %d\n"
text_failed:   .asciz "fork failed\n"
