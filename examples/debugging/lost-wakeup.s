# lost-wakeup - a thread that is called while it is not yet asleep
#
# The consumer looks whether something is ready, and goes to sleep where nothing is. The
# producer makes it ready and rings. Whoever is called between the look and the sleep
# does not hear the call, and nobody calls a second time.

.include "lib/syscalls.inc"

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, consumer
    call thread_create
    sw   a0, 8(sp)
    li   a7, SYS_sched_yield    # the consumer begins
    ecall
    call produce
    lw   a0, 8(sp)
    call thread_join
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

produce:
    la   t0, ready
    li   t1, 1
    sw   t1, 0(t0)              # it is ready
    la   a0, bell
    li   a1, FUTEX_WAKE
    li   a2, 1
    li   a7, SYS_futex_time64
    ecall                       # whoever sleeps is woken
    ret

consumer:
    la   t0, ready
    lw   t1, 0(t0)
    bnez t1, consume
    li   a7, SYS_sched_yield    # anything may happen here
    ecall
    la   a0, bell
    li   a1, FUTEX_WAIT
    li   a2, 0                  # the mistake: the bell shows 0 whatever has happened
    li   a3, 0
    li   a7, SYS_futex_time64
    ecall
consume:
    li   a0, 0
    ret

.data
ready: .word 0
bell:  .word 0
