# prodcons - a producer, a consumer and a buffer of four places
# Claims: C7 C8 E9
#
# The producer puts the numbers 1..200 into a ring of four words, the consumer takes
# them out. Two semaphores count: `empty` the free places, `full` the taken ones. Who
# finds his counter at 0 sleeps.
# Look at:  the data goes through shared variables, without a copy; only waiting and
#           waking enters the kernel.
# Try:      a ring of one place, of 64 places: how many switches are left?

.equ PLACES, 4                  # a power of two
.equ COUNT, 200

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, produce
    call thread_create
    mv   s0, a0
    la   a0, consume
    call thread_create
    mv   s1, a0
    mv   a0, s0
    call thread_join
    mv   a0, s1
    call thread_join            # answers what the thread's function returned
    mv   a2, a0
    la   a0, format_result
    li   a1, COUNT
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

produce:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 1                  # s0: the next number
1:  la   a0, empty
    call semaphore_wait
    andi t0, s0, PLACES - 1
    slli t0, t0, 2
    la   t1, ring
    add  t1, t1, t0
    sw   s0, 0(t1)
    la   a0, full
    call semaphore_post
    addi s0, s0, 1
    li   t0, COUNT
    ble  s0, t0, 1b
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

consume:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 1
    li   s1, 0                  # s1: sum; wrong if the order is
1:  la   a0, full
    call semaphore_wait
    andi t0, s0, PLACES - 1
    slli t0, t0, 2
    la   t1, ring
    add  t1, t1, t0
    lw   t2, 0(t1)
    mul  t2, t2, s0
    add  s1, s1, t2
    la   a0, empty
    call semaphore_post
    addi s0, s0, 1
    li   t0, COUNT
    ble  s0, t0, 1b
    mv   a0, s1
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
empty: .word PLACES
full:  .word 0

.bss
.balign 4
ring:  .space 4 * PLACES

.section .rodata
format_result: .asciz "%d numbers, sum of squares %d\n"
