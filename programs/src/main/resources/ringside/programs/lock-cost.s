# lock-cost - an update of a shared counter, protected in four ways
# Claims: C7
#
# Some threads add 1 to a counter, with a while of computing between load and store. A spin
# lock, a mutex or a semaphore lets one of them in at a time; amoadd needs no lock, since it
# loads and stores in one step. "none" protects nothing, and is what the others are
# compared with.
# Look at:  the cycles of one update with 1 thread, where nobody has to wait, and with 4
#           threads and --quantum 2000, where the owner is often interrupted.
# Try:      none with 4 threads: cheap, and wrong.
# Usage:    lock-cost [every|spin|mutex|post|atomic|none] [threads, 1..8] [updates of each]
#           (post: a semaphore)

.equ MOST_THREADS, 8
.equ WINDOW, 50

.text
.globl main
main:
    addi sp, sp, -32
    sw   ra, 28(sp)
    mv   s0, a0
    mv   s1, a1
    li   s2, 'e'                # s2: the way, by its first letter
    li   s3, 4                  # s3: threads
    li   t0, 2
    blt  s0, t0, 1f
    lw   t0, 4(s1)
    lbu  s2, 0(t0)
1:  li   t0, 3
    blt  s0, t0, 2f
    lw   a0, 8(s1)
    call parse_int
    addi t0, a0, -1
    li   t1, MOST_THREADS
    bgeu t0, t1, 2f             # 0, negative or too many: keep the default
    mv   s3, a0
2:  li   t0, 4
    blt  s0, t0, 3f
    lw   a0, 12(s1)
    call parse_int
    blez a0, 3f
    la   t0, updates
    sw   a0, 0(t0)
3:  la   s4, ways               # s4: the way to try next
4:  lw   t0, 0(s4)
    beqz t0, 6f
    beq  s2, t0, 5f
    li   t1, 'e'
    bne  s2, t1, 7f
    li   t1, 'n'                # every way but none
    beq  t0, t1, 7f
5:  lw   a0, 4(s4)
    call measure
    la   a0, format_result
    lw   a1, 8(s4)
    la   t0, updates
    lw   a2, 0(t0)
    mul  a2, a2, s3
    la   t0, counter
    lw   a3, 0(t0)
    call printf
7:  addi s4, s4, 12
    j    4b
6:  li   a0, 0
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

# Lets s3 threads make their updates by the function a0, and waits for them.
measure:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s4, 8(sp)
    la   t0, counter
    sw   zero, 0(t0)
    mv   s6, a0
    li   s5, 0
    la   s4, handles
1:  la   a0, work
    mv   a1, s6
    call thread_create
    sw   a0, 0(s4)
    addi s4, s4, 4
    addi s5, s5, 1
    bne  s5, s3, 1b
    la   s4, handles
2:  lw   a0, 0(s4)
    call thread_join
    addi s4, s4, 4
    addi s5, s5, -1
    bnez s5, 2b
    lw   ra, 12(sp)
    lw   s4, 8(sp)
    addi sp, sp, 16
    ret

work:                           # a thread: a0 = the way
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s1, a0
    la   s0, updates
    lw   s0, 0(s0)
1:  jalr s1
    addi s0, s0, -1
    bnez s0, 1b
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

by_spin:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, lock
    call spin_lock
    call update
    la   a0, lock
    call spin_unlock
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

by_mutex:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, lock
    call mutex_lock
    call update
    la   a0, lock
    call mutex_unlock
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

by_semaphore:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, free
    call semaphore_wait
    call update
    la   a0, free
    call semaphore_post
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

by_atomic:
    li   t2, WINDOW             # the same computing, but it may be interrupted
1:  addi t2, t2, -1
    bnez t2, 1b
    la   t0, counter
    li   t1, 1
    amoadd.w zero, t1, (t0)
    ret

update:                         # the critical section; alone: the way "none"
    la   t0, counter
    lw   t1, 0(t0)
    li   t2, WINDOW
1:  addi t2, t2, -1
    bnez t2, 1b
    addi t1, t1, 1
    sw   t1, 0(t0)
    ret

.data
.balign 4
updates: .word 500
free:    .word 1                # the semaphore: how many may go in
ways:    .word 's', by_spin, text_spin
         .word 'm', by_mutex, text_mutex
         .word 'p', by_semaphore, text_semaphore
         .word 'a', by_atomic, text_atomic
         .word 'n', update, text_none
         .word 0

.bss
.balign 4
counter: .space 4
lock:    .space 4
handles: .space 4 * MOST_THREADS

.section .rodata
text_spin:      .asciz "spin lock"
text_mutex:     .asciz "mutex"
text_semaphore: .asciz "semaphore"
text_atomic:    .asciz "amoadd"
text_none:      .asciz "none"
format_result:  .asciz "%s: expected %d, found %d\n"
