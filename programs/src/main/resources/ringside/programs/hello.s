# hello - the smallest complete program
# Claims: A1
#
# This file is a passive list of instructions. It becomes a process when the kernel
# loads it: then it has memory, registers, a pid and an open standard output.
# Look at:  the single system call (run with --strace), and how many cycles of this
#           short program are spent inside the kernel (--stats).
# Try:      change the text, or write it in two calls instead of one.

.include "lib/syscalls.inc"

.section .rodata
greeting: .ascii "Hello from a process!\n"
.equ GREETING_BYTES, . - greeting   # the dot is the address reached so far

.text
.globl main
main:
    li   a0, STDOUT             # write(1, greeting, length): number in a7,
    la   a1, greeting           # arguments in a0, a1, a2
    li   a2, GREETING_BYTES
    li   a7, SYS_write
    ecall                       # into the kernel and back
    li   a0, 0                  # main's answer: the exit status
    ret
