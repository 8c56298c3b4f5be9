# semaphore.s - a counter that makes threads wait while it is 0.
#
#   semaphore_wait(a0 = address of the counter)     Dijkstra's P
#   semaphore_post(a0 = address of the counter)     Dijkstra's V

.include "lib/syscalls.inc"

.text
.globl semaphore_wait
semaphore_wait:
    mv   t3, a0
1:  lr.w.aq t0, (t3)
    beqz t0, 2f
    addi t0, t0, -1
    sc.w t1, t0, (t3)
    bnez t1, 1b
    ret
2:  mv   a0, t3
    li   a1, FUTEX_WAIT | FUTEX_PRIVATE_FLAG
    li   a2, 0                  # sleep only if the counter is still 0
    li   a3, 0
    li   a7, SYS_futex_time64
    ecall
    j    1b

.globl semaphore_post
semaphore_post:
    li   t0, 1
    amoadd.w.rl zero, t0, (a0)
    li   a1, FUTEX_WAKE | FUTEX_PRIVATE_FLAG
    li   a2, 1
    li   a7, SYS_futex_time64
    ecall
    ret
