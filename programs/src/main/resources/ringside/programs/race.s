# race - updates that get lost
# Claims: C6
#
# Several threads add 1 to the same counter, without a lock: load it, compute a while,
# store it. A thread that is interrupted between load and store writes back an old
# value later, and wipes out all that the others did in the meantime.
# Look at:  the updates found against those expected; each lost one needs a switch
#           inside the window (--quantum 1000 and --quantum 1000000 tell different tales).
# Try:      ringside run race -- 2 500 1: a narrow window. Then run mutex and spinlock.
# Usage:    race [threads, 1..16] [updates per thread] [length of the window]

.equ MOST_THREADS, 16

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s0, a0
    mv   s1, a1
    li   s2, 4                  # s2: threads
    li   t0, 2
    blt  s0, t0, 1f
    lw   a0, 4(s1)
    call parse_int
    mv   s2, a0
    li   t0, MOST_THREADS
    bleu s2, t0, 1f
    mv   s2, t0
1:  li   t0, 3
    blt  s0, t0, 2f
    lw   a0, 8(s1)
    call parse_int
    la   t0, updates
    sw   a0, 0(t0)
2:  li   t0, 4
    blt  s0, t0, 3f
    lw   a0, 12(s1)
    call parse_int
    la   t0, window
    sw   a0, 0(t0)
3:  la   s3, handles
    li   s4, 0
4:  beq  s4, s2, 5f
    la   a0, work
    call thread_create
    sw   a0, 0(s3)
    addi s3, s3, 4
    addi s4, s4, 1
    j    4b
5:  la   s3, handles
    li   s4, 0
6:  beq  s4, s2, 7f
    lw   a0, 0(s3)
    call thread_join
    addi s3, s3, 4
    addi s4, s4, 1
    j    6b
7:  la   t0, updates
    lw   t0, 0(t0)
    mul  a1, s2, t0
    la   t0, counter
    lw   a2, 0(t0)
    sub  a3, a1, a2
    la   a0, format_result
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

work:
    la   t0, counter
    la   t1, updates
    lw   t1, 0(t1)
    la   t2, window
    lw   t2, 0(t2)
1:  blez t1, 3f
    lw   t3, 0(t0)              # load: the window opens
    mv   t4, t2
2:  addi t4, t4, -1             # compute a while
    bgtz t4, 2b
    addi t3, t3, 1
    sw   t3, 0(t0)              # store: the window closes
    addi t1, t1, -1
    j    1b
3:  ret

.data
.balign 4
updates: .word 2000
window:  .word 200

.bss
.balign 4
counter: .space 4
handles: .space 4 * MOST_THREADS

.section .rodata
format_result: .asciz "expected %d, found %d, lost %d\n"
