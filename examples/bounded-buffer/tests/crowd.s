# crowd - two producers put a value each; then the sum of both is what comes out
.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, produce
    li   a1, 10
    call thread_create
    mv   s0, a0
    la   a0, produce
    li   a1, 20
    call thread_create
    mv   s1, a0
    call get
    mv   s2, a0
    call get
    add  s2, s2, a0
    mv   a0, s0
    call thread_join
    mv   a0, s1
    call thread_join
    mv   a1, s2
    la   a0, format
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

produce:                        # a0: the value
    addi sp, sp, -16
    sw   ra, 12(sp)
    call put
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.section .rodata
format: .asciz "10 and 20 make %d\n"
