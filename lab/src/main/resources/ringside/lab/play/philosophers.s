# philosophers.s - three at a table, each takes the left fork first.

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
    la   a0, third
    call thread_create
    mv   s2, a0
    mv   a0, s0
    call thread_join
    mv   a0, s1
    call thread_join
    mv   a0, s2
    call thread_join
    li   a0, 0
    lw   s2, 16(sp)
    lw   s1, 20(sp)
    lw   s0, 24(sp)
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

first:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, a
    call mutex_lock
    la   a0, b
    call mutex_lock
    la   a0, b
    call mutex_unlock
    la   a0, a
    call mutex_unlock
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

second:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, b
    call mutex_lock
    la   a0, c
    call mutex_lock
    la   a0, c
    call mutex_unlock
    la   a0, b
    call mutex_unlock
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

third:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, c
    call mutex_lock
    la   a0, a
    call mutex_lock
    la   a0, a
    call mutex_unlock
    la   a0, c
    call mutex_unlock
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
a: .word 0
b: .word 0
c: .word 0
