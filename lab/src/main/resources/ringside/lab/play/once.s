# once.s - what should be done once: whoever finds it undone does it.

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
    la   t0, times
    lw   a0, 0(t0)
    addi a0, a0, -1             # status 0: it was done once
    lw   s2, 16(sp)
    lw   s1, 20(sp)
    lw   s0, 24(sp)
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

first:
    la   t0, done
    lw   t1, 0(t0)
    bnez t1, 1f                 # somebody has done it
    li   t1, 1
    sw   t1, 0(t0)
    la   t0, times
    amoadd.w zero, t1, (t0)
1:
    ret

second:
    la   t0, done
    lw   t1, 0(t0)
    bnez t1, 2f                 # somebody has done it
    li   t1, 1
    sw   t1, 0(t0)
    la   t0, times
    amoadd.w zero, t1, (t0)
2:
    ret

.data
.balign 4
done:  .word 0
times: .word 0
