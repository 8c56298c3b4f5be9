# args - what a program gets from the one who starts it
# Claims: A1 A2
#
# The kernel puts the arguments and the environment on top of the new stack: first
# their number, then the addresses of the texts, then the texts.
# Look at:  the loop runs through an array of addresses that ends with a 0.
# Try:      ringside run args -- a "b c"

.text
.globl main
main:                           # main(a0 = argc, a1 = argv, a2 = envp)
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s0, a1                 # s0: next argument
    mv   s1, a2                 # s1: next variable of the environment
    mv   a1, a0
    la   a0, format_count
    call printf
    li   s2, 0
1:  lw   a2, 0(s0)
    beqz a2, 2f
    la   a0, format_argument
    mv   a1, s2
    call printf
    addi s0, s0, 4
    addi s2, s2, 1
    j    1b
2:  lw   a1, 0(s1)
    beqz a1, 3f
    la   a0, format_variable
    call printf
    addi s1, s1, 4
    j    2b
3:  li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.section .rodata
format_count:    .asciz "argc = %d\n"
format_argument: .asciz "argv[%d] = %s\n"
format_variable: .asciz "environment: %s\n"
