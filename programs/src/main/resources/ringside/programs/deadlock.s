# deadlock - two threads wait for each other for ever
# Claims: B2 C7
#
# Thread 1 takes lock A and wants B; thread 2 takes B and wants A. Neither lets go of
# what it has. The two flags see to it that it happens in every run; without them it
# would happen once in a while, which is worse.
# Look at:  the report names who waits for what; exit status 123. On Linux this program
#           simply hangs.
# Try:      let both threads take A first. The order alone mends it.

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, first
    call thread_create
    mv   s0, a0
    la   a0, second
    call thread_create
    mv   s1, a0
    mv   a0, s0
    call thread_join
    mv   a0, s1
    call thread_join
    la   a0, text_over
    call print_string
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

first:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, lock_a
    call mutex_lock
    la   a0, text_first
    call print_string
    la   a0, first_holds
    call raise_flag
    la   a0, second_holds
    call await_flag
    la   a0, text_first_wants
    call print_string
    la   a0, first_wants
    call raise_flag
    la   a0, lock_b
    call mutex_lock             # for ever
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

second:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, first_holds
    call await_flag
    la   a0, lock_b
    call mutex_lock
    la   a0, text_second
    call print_string
    la   a0, second_holds
    call raise_flag
    la   a0, first_wants
    call await_flag
    la   a0, text_second_wants
    call print_string
    la   a0, lock_a
    call mutex_lock             # for ever
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

raise_flag:                     # a0 = flag: sets it to 1
    li   t0, 1
    fence rw, w                 # what was done before it is seen before it
    sw   t0, 0(a0)
    ret

await_flag:                     # a0 = flag: gives up the processor until it is set
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    mv   s0, a0
1:  lw   t0, 0(s0)
    bnez t0, 2f
    call yield
    j    1b
2:  fence r, rw
    lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
lock_a:       .space 4
lock_b:       .space 4
first_holds:  .space 4
second_holds: .space 4
first_wants:  .space 4

.section .rodata
text_first:        .asciz "thread 1 holds A\n"
text_first_wants:  .asciz "thread 1 wants B\n"
text_second:       .asciz "thread 2 holds B\n"
text_second_wants: .asciz "thread 2 wants A\n"
text_over:         .asciz "never printed\n"
