# relay.s - one counts, the other must see 1 and then 2.

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
    la   t0, seen
    lw   a0, 0(t0)                # status 0: it did not see both
    lw   s2, 16(sp)
    lw   s1, 20(sp)
    lw   s0, 24(sp)
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

first:
    la   t0, x
    li   t1, 1
    sw   t1, 0(t0)
    li   t1, 2
    sw   t1, 0(t0)
    li   t1, 3
    sw   t1, 0(t0)
    ret

second:
    la   t0, x
    li   t2, 1
    lw   t1, 0(t0)
    bne  t1, t2, 1f
    li   t2, 2
    lw   t1, 0(t0)
    bne  t1, t2, 1f
    la   t0, seen
    sw   t2, 0(t0)
1:
    ret

.data
.balign 4
x:    .word 0
seen: .word 0
