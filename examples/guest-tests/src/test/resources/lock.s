# A lock that looks and takes at once.
.text
.globl lock
lock:
    la   t0, taken
    li   t1, 1
1:  amoswap.w.aq t2, t1, (t0)
    bnez t2, 1b
    ret

.globl unlock
unlock:
    la   t0, taken
    amoswap.w.rl zero, zero, (t0)
    ret

.data
.balign 4
taken: .word 0
