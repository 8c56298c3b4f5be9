# wakeup.s - who waits looks first and sleeps then; who wakes does not know.

.include "lib/syscalls.inc"

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
    li   a0, 0
    lw   s2, 16(sp)
    lw   s1, 20(sp)
    lw   s0, 24(sp)
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

first:
    la   t0, ready
    lw   t1, 0(t0)
    bnez t1, 1f                 # no need to sleep
    la   a0, bell
    li   a1, FUTEX_WAIT | FUTEX_PRIVATE_FLAG
    li   a2, 0                  # the bell never changes: this is no check
    li   a3, 0
    li   a7, SYS_futex_time64
    ecall
1:
    ret

second:
    la   t0, ready
    li   t1, 1
    sw   t1, 0(t0)
    la   a0, bell
    li   a1, FUTEX_WAKE | FUTEX_PRIVATE_FLAG
    li   a2, 1
    li   a7, SYS_futex_time64
    ecall
    ret

.data
.balign 4
ready: .word 0
bell:  .word 0
