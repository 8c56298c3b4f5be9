# csrr satp in user mode
.globl main
main:
    csrr a0, satp
    ret
