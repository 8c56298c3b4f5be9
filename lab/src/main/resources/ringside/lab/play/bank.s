# bank.s - every access is locked, and still 10 may be taken twice out of 10.

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
    la   t0, balance
    lw   a0, 0(t0)                # status 0: nothing was overdrawn
    lw   s2, 16(sp)
    lw   s1, 20(sp)
    lw   s0, 24(sp)
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

first:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, lock
    call mutex_lock
    la   t0, balance
    lw   t1, 0(t0)
    sw   t1, 8(sp)
    la   a0, lock
    call mutex_unlock
    lw   t1, 8(sp)
    li   t0, 10
    blt  t1, t0, 1f             # not enough
    la   a0, lock
    call mutex_lock
    la   t0, balance
    lw   t1, 0(t0)
    addi t1, t1, -10
    sw   t1, 0(t0)
    la   a0, lock
    call mutex_unlock
1:
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

second:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, lock
    call mutex_lock
    la   t0, balance
    lw   t1, 0(t0)
    sw   t1, 8(sp)
    la   a0, lock
    call mutex_unlock
    lw   t1, 8(sp)
    li   t0, 10
    blt  t1, t0, 2f             # not enough
    la   a0, lock
    call mutex_lock
    la   t0, balance
    lw   t1, 0(t0)
    addi t1, t1, -10
    sw   t1, 0(t0)
    la   a0, lock
    call mutex_unlock
2:
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
balance: .word 10
lock:    .word 0
