# mutex - the race, mended by a lock that sleeps
# Claims: C7
#
# As in race, several threads load, compute and store one counter, but only the owner
# of the mutex may. Who finds it taken sleeps in the kernel (futex) until it is free.
# Look at:  no update is lost; without contention lock and unlock make no system call.
# Try:      count the futex calls with --strace; compare the cycles with spinlock.

.equ THREADS, 4
.equ UPDATES, 2000
.equ WINDOW, 50

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   s0, handles
    li   s1, THREADS
1:  la   a0, work
    call thread_create
    sw   a0, 0(s0)
    addi s0, s0, 4
    addi s1, s1, -1
    bnez s1, 1b
    la   s0, handles
    li   s1, THREADS
2:  lw   a0, 0(s0)
    call thread_join
    addi s0, s0, 4
    addi s1, s1, -1
    bnez s1, 2b
    la   t0, counter
    lw   a2, 0(t0)
    li   a1, THREADS * UPDATES
    la   a0, format_result
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

work:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, UPDATES
1:  la   a0, lock
    call mutex_lock
    la   t0, counter            # the critical section: one thread at a time
    lw   t1, 0(t0)
    li   t2, WINDOW
2:  addi t2, t2, -1
    bnez t2, 2b
    addi t1, t1, 1
    sw   t1, 0(t0)
    la   a0, lock
    call mutex_unlock
    addi s0, s0, -1
    bnez s0, 1b
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
counter: .space 4
lock:    .space 4
handles: .space 4 * THREADS

.section .rodata
format_result: .asciz "expected %d, found %d\n"
