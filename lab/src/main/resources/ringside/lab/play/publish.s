# publish.s - a value and the flag that announces it, in the wrong order.

.text
.globl main
main:
    addi sp, sp, -32
    sw   ra, 28(sp)
    sw   s0, 24(sp)
    sw   s1, 20(sp)
    sw   s2, 16(sp)
    la   a0, first
    call thread_create
    mv   s0, a0
    la   a0, second
    call thread_create
    mv   s1, a0
    mv   a0, s0
    call thread_join
    mv   a0, s1
    call thread_join
    la   t0, broken
    lw   a0, 0(t0)                # status 0: what was announced was there
    lw   s2, 16(sp)
    lw   s1, 20(sp)
    lw   s0, 24(sp)
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

first:
    la   t0, flag
    li   t1, 1
    sw   t1, 0(t0)              # too early
    la   t0, value
    li   t1, 7
    sw   t1, 0(t0)
    ret

second:
    la   t0, flag
    lw   t1, 0(t0)
    beqz t1, 1f                 # nothing has been announced
    la   t0, value
    lw   t1, 0(t0)
    bnez t1, 1f
    la   t0, broken
    li   t1, 1
    sw   t1, 0(t0)
1:
    ret

.data
.balign 4
flag:   .word 0
value:  .word 0
broken: .word 0
