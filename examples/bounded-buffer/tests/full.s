# full - a producer of six values, for which there are four places; they are taken out later
.equ COUNT, 6
.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, produce
    call thread_create
    mv   s0, a0
    call yield
    li   s1, COUNT
1:  call get
    call print_int
    li   a0, ' '
    call print_char
    addi s1, s1, -1
    bgtz s1, 1b
    call print_newline
    mv   a0, s0
    call thread_join
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

produce:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 1
1:  mv   a0, s0
    call put
    addi s0, s0, 1
    li   t0, COUNT
    ble  s0, t0, 1b
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret
