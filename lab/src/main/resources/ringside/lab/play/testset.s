# testset.s - a lock made of a load and a store.

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
    la   t0, x
    lw   a0, 0(t0)
    addi a0, a0, -2             # status 0: both were counted
    lw   s2, 16(sp)
    lw   s1, 20(sp)
    lw   s0, 24(sp)
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

first:
    la   t0, taken
1:  lw   t1, 0(t0)
    bnez t1, 1b
    li   t1, 1
    sw   t1, 0(t0)              # test and set, but not in one step
    la   t2, x
    lw   t1, 0(t2)
    addi t1, t1, 1
    sw   t1, 0(t2)
    sw   zero, 0(t0)
    ret

second:
    la   t0, taken
2:  lw   t1, 0(t0)
    bnez t1, 2b
    li   t1, 1
    sw   t1, 0(t0)              # test and set, but not in one step
    la   t2, x
    lw   t1, 0(t2)
    addi t1, t1, 1
    sw   t1, 0(t2)
    sw   zero, 0(t0)
    ret

.data
.balign 4
taken: .word 0
x:     .word 0
