# A lock that looks whether it is free, and then takes it.
.text
.globl lock
lock:
    la   t0, taken
1:  lw   t1, 0(t0)
    bnez t1, 1b
    li   t1, 1
    sw   t1, 0(t0)
    ret

.globl unlock
unlock:
    la   t0, taken
    sw   zero, 0(t0)
    ret

.data
.balign 4
taken: .word 0
