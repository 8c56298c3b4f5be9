# heap - memory asked for while the program runs
# Claims: A2
#
# malloc hands out blocks and asks the kernel (brk) for more pages only when it has
# none left. free gives a block back to malloc, not to the kernel.
# Look at:  the addresses grow upwards; a freed block is used again.
# Try:      count the brk calls with --strace; free the blocks in another order.

.include "lib/syscalls.inc"

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   a0, 0
    li   a7, SYS_brk
    ecall
    mv   s5, a0                 # s5: the break before the first malloc
    li   a0, 100
    call malloc
    mv   s0, a0                 # s0: first block; distances are counted from it
    li   a0, 200
    call malloc
    mv   s1, a0
    li   a0, 300
    call malloc
    mv   s2, a0
    sub  a1, s1, s0
    sub  a2, s2, s0
    la   a0, format_three
    call printf

    mv   a0, s1                 # a hole in the middle: 200 bytes
    call free
    li   a0, 150
    call malloc                 # fits into the hole
    sub  a1, a0, s0
    la   a0, format_again
    call printf

    li   a0, 20000              # more than the first pages hold
    call malloc
    mv   s3, a0
    li   a1, 0x5a
    li   a2, 20000
    call memset
    li   t0, 19999
    add  t0, s3, t0
    lbu  a1, 0(t0)
    la   a0, format_large
    call printf

    li   a0, 0
    li   a7, SYS_brk
    ecall
    sub  a1, a0, s5
    li   t0, PAGE_BYTES
    divu a1, a1, t0
    la   a0, format_break
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.section .rodata
format_three: .asciz "second block %d bytes after the first, third %d\n"
format_again: .asciz "after free and malloc: a block %d bytes after the first\n"
format_large: .asciz "last byte of the large block: 0x%x\n"
format_break: .asciz "the heap grew by %d pages\n"
