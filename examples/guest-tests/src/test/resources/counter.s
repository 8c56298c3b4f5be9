# Two threads add 1 to a counter, each as often as the argument says; then the counter is printed.
.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    lw   a0, 4(a1)              # argv[1]
    call parse_int
    la   t0, rounds
    sw   a0, 0(t0)
    la   a0, work
    call thread_create
    mv   s0, a0
    la   a0, work
    call thread_create
    mv   s1, a0
    mv   a0, s0
    call thread_join
    mv   a0, s1
    call thread_join
    la   t0, count
    lw   a1, 0(t0)
    la   a0, format
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

work:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    la   t0, rounds
    lw   s0, 0(t0)
1:  blez s0, 2f
    call lock
    la   t0, count
    lw   t1, 0(t0)
    addi t1, t1, 1
    sw   t1, 0(t0)
    call unlock
    addi s0, s0, -1
    j    1b
2:  lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
rounds: .word 0
count:  .word 0

.section .rodata
format: .asciz "%d\n"
