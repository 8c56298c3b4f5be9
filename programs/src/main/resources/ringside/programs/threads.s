# threads - four threads of one process
# Claims: A7 C1 C8
#
# Each thread adds up its own quarter of the numbers 1..4000 and leaves the result in
# a shared array: no message, no copy. main joins them and adds the four results.
# Look at:  one address space, one page-table base; four stacks (see thread-stacks).
# Try:      more threads. Does it get faster on one hart? On two?

.equ THREADS, 4
.equ QUARTER, 1000

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   s0, handles
    li   s1, 0                  # s1: number of the thread
1:  la   a0, sum_up
    mv   a1, s1
    call thread_create
    sw   a0, 0(s0)
    addi s0, s0, 4
    addi s1, s1, 1
    li   t0, THREADS
    bne  s1, t0, 1b

    la   s0, handles
    la   s2, sums
    li   s1, 0
    li   s3, 0                  # s3: the total
2:  lw   a0, 0(s0)
    call thread_join
    lw   a2, 0(s2)
    add  s3, s3, a2
    la   a0, format_thread
    mv   a1, s1
    call printf
    addi s0, s0, 4
    addi s2, s2, 4
    addi s1, s1, 1
    li   t0, THREADS
    bne  s1, t0, 2b

    la   a0, format_total
    mv   a1, s3
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# A thread begins here: a0 = its number n. Sums up 1000 n + 1 .. 1000 n + 1000.
sum_up:
    li   t0, QUARTER
    mul  t1, a0, t0             # t1: the number before the first one
    add  t2, t1, t0             # t2: the last one
    li   t3, 0
1:  addi t1, t1, 1
    add  t3, t3, t1
    bne  t1, t2, 1b
    la   t0, sums
    slli t1, a0, 2
    add  t0, t0, t1
    sw   t3, 0(t0)              # each thread writes its own element: no lock needed
    ret

.bss
.balign 4
handles: .space 4 * THREADS
sums:    .space 4 * THREADS

.section .rodata
format_thread: .asciz "thread %d found %d\n"
format_total:  .asciz "together %d\n"
