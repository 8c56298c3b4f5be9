# lent-stack - a thread that writes to the stack of another one
#
# A function lends the address of a local variable to another thread, and returns. The
# next function puts its return address in the same place. When the other thread writes
# to what it was lent, the way back is gone.

.include "lib/syscalls.inc"

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, filler
    call thread_create
    sw   a0, 8(sp)
    call lend
    call work
    lw   a0, 8(sp)
    call thread_join
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

lend:
    addi sp, sp, -16            # a local of four words
    la   t0, lent
    sw   sp, 0(t0)              # the mistake: it is lent longer than it lives
    addi sp, sp, 16
    ret

work:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s1, 10
again:
    li   a7, SYS_sched_yield
    ecall
    addi s1, s1, -1
    bnez s1, again
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

filler:
    la   t0, lent
    lw   t1, 0(t0)
    bnez t1, fill
    li   a7, SYS_sched_yield
    ecall
    j    filler
fill:
    li   t2, 0x5eed
    sw   t2, 0(t1)
    sw   t2, 4(t1)
    sw   t2, 8(t1)
    sw   t2, 12(t1)
    li   a0, 0
    ret

.data
lent: .word 0
