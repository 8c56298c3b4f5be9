# spinlock.s - a lock whose waiters try again and again.
#
#   spin_lock(a0 = address of a word, 0 at first)
#   spin_unlock(a0 = address)
#
# On one processor spinning is futile as long as the owner isn't running, so after
# 100 attempts a waiter gives up the processor.

.include "lib/syscalls.inc"

.equ ATTEMPTS, 100

.text
.globl spin_lock
spin_lock:
    mv   t3, a0
1:  li   t0, ATTEMPTS
2:  li   t1, 1
    amoswap.w.aq t2, t1, (t3)   # write 1 and get the old value in one step
    beqz t2, 3f                 # it was 0: the lock is ours
    addi t0, t0, -1
    bnez t0, 2b
    li   a7, SYS_sched_yield
    ecall
    j    1b
3:  ret

.globl spin_unlock
spin_unlock:
    amoswap.w.rl zero, zero, (a0)
    ret
