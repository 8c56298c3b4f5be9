# pair - a producer of the numbers 1 to 40 and a consumer, which adds up number times place
.equ COUNT, 40
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
    call thread_join
    mv   a1, a0
    la   a0, format
    call printf
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

consume:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 1
    li   s1, 0
1:  call get
    mul  a0, a0, s0
    add  s1, s1, a0
    addi s0, s0, 1
    li   t0, COUNT
    ble  s0, t0, 1b
    mv   a0, s1
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.section .rodata
format: .asciz "sum of number times place: %d\n"
