# recursion - every call has a frame of its own
# Claims: A5 A2
#
# factorial(n) calls itself. Each call makes a new stack frame: there lie its own n and
# the address to return to. The deepest call returns first.
# Look at:  sp goes down by 16 bytes with each call; then the second part makes 1,000
#           calls with frames of 64 bytes, and the kernel adds stack pages on demand.
# Try:      stackoverflow, where the recursion has no end.

.equ DEPTH, 1000
.equ FRAME_BYTES, 64

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s0, sp                 # s0: where the stack stood before the first call
    li   a0, 6
    call factorial
    mv   a1, a0
    la   a0, format_result
    call printf

    mv   s1, sp                 # s1: the deepest sp so far
    li   a0, DEPTH
    call descend
    sub  a2, sp, s1
    la   a0, format_deep
    li   a1, DEPTH
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

factorial:                      # a0 = n -> a0 = n!
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   a0, 8(sp)              # this call's n
    mv   a1, a0
    sub  a2, s0, sp
    la   a0, format_call
    call printf
    lw   a0, 8(sp)
    li   t0, 2
    blt  a0, t0, 1f
    addi a0, a0, -1
    call factorial
    lw   t0, 8(sp)              # still this call's n: the inner calls had their own
    mul  a0, a0, t0
1:  lw   ra, 12(sp)
    addi sp, sp, 16
    ret

descend:                        # a0 = calls still to make
    addi sp, sp, -FRAME_BYTES
    sw   ra, 60(sp)
    bgeu sp, s1, 1f
    mv   s1, sp
1:  addi a0, a0, -1
    blez a0, 2f
    call descend
2:  lw   ra, 60(sp)
    addi sp, sp, FRAME_BYTES
    ret

.section .rodata
format_call:   .asciz "factorial(%d): frame %d bytes below main's\n"
format_result: .asciz "factorial(6) = %d\n"
format_deep:   .asciz "%d nested calls used %d bytes of stack\n"
