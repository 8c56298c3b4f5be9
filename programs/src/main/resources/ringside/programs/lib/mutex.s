# mutex.s - a lock that puts waiting threads to sleep.
#
#   mutex_lock(a0 = address of a word, 0 at first)
#   mutex_unlock(a0 = address)
#
# The word is 0: free; 1: taken; 2: taken and somebody may be asleep. Without
# contention neither call enters the kernel. (Ulrich Drepper, "Futexes Are Tricky",
# 2011, third version.)

.include "lib/syscalls.inc"

.text
.globl mutex_lock
mutex_lock:
    li   t0, 1
1:  lr.w.aq t1, (a0)
    bnez t1, 2f
    sc.w t2, t0, (a0)           # 0 -> 1, unless another was faster
    bnez t2, 1b
    ret
2:  mv   t3, a0
    li   t0, 2
3:  amoswap.w.aq t1, t0, (t3)   # announce a sleeper; perhaps the lock came free
    beqz t1, 4f
    mv   a0, t3
    li   a1, FUTEX_WAIT | FUTEX_PRIVATE_FLAG
    li   a2, 2                  # sleep only if the word is still 2
    li   a3, 0
    li   a7, SYS_futex_time64
    ecall
    j    3b
4:  ret

.globl mutex_unlock
mutex_unlock:
    amoswap.w.rl t0, zero, (a0)
    li   t1, 2
    bne  t0, t1, 1f             # nobody can be asleep
    li   a1, FUTEX_WAKE | FUTEX_PRIVATE_FLAG
    li   a2, 1
    li   a7, SYS_futex_time64
    ecall
1:  ret
