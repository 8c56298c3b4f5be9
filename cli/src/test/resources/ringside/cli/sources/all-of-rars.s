        .data
hello:  .asciz "int? "
buf:    .space 20
        .text
        .globl  main
main:
        la a0, hello
        li a7, 4
        ecall
        li a7, 5
        ecall
        mv s0, a0
        li a7, 1
        ecall
        li a0, '\n'
        li a7, 11
        ecall
        mv a0, s0
        li a7, 34
        ecall
        li a0, ' '
        li a7, 11
        ecall
        mv a0, s0
        li a7, 35
        ecall
        li a0, ' '
        li a7, 11
        ecall
        mv a0, s0
        li a7, 36
        ecall
        la a0, buf
        li a1, 8
        li a7, 8
        ecall
        li a7, 4
        ecall
        li a7, 12
        ecall
        li a7, 11
        ecall
        li a0, 10
        li a7, 9
        ecall
        mv s1, a0
        sw s0, 0(s1)
        li a7, 9
        li a0, 4
        ecall
        sub a0, a0, s1
        li a7, 1
        ecall
        li a0, 1
        li a1, 42
        li a7, 40
        ecall
        li a0, 1
        li a7, 41
        ecall
        li a7, 1
        ecall
        li a0, ' '
        li a7, 11
        ecall
        li a0, 1
        li a1, 100
        li a7, 42
        ecall
        li a7, 1
        ecall
        li a7, 30
        ecall
        mv s2, a0
        li a0, 50
        li a7, 32
        ecall
        li a7, 30
        ecall
        sub a0, a0, s2
        li a7, 1
        ecall
        li a0, 3
        li a7, 93
        ecall
