# echo - prints its arguments; without any, copies standard input to standard output
# Claims: A1
#
# A process starts with three open descriptors: 0 to read from, 1 and 2 to write to.
# read answers how many bytes came, and 0 at the end of the input.
# Look at:  the two system calls per round; the process is blocked while it waits.
# Try:      make the buffer 1 byte long and compare the cycles.

.include "lib/syscalls.inc"
.equ BUFFER_BYTES, 512

.text
.globl main
main:                           # main(a0 = argc, a1 = argv)
    li   t0, 1
    bgt  a0, t0, arguments
1:  li   a0, STDIN
    la   a1, buffer
    li   a2, BUFFER_BYTES
    li   a7, SYS_read
    ecall
    blez a0, 3f                 # 0: end of input; negative: an error
    mv   s0, a0                 # s0: bytes still to write
    la   s1, buffer             # s1: where they are
2:  li   a0, STDOUT
    mv   a1, s1
    mv   a2, s0
    li   a7, SYS_write
    ecall
    blez a0, 3f
    add  s1, s1, a0             # write may take fewer bytes than it was offered
    sub  s0, s0, a0
    bnez s0, 2b
    j    1b
3:  snez a0, a0                 # exit status 1 after an error
    ret

arguments:                      # joined by blanks, ended by a newline, in one write
    addi s0, a1, 4              # s0: next argument
    la   s1, buffer             # s1: where the next byte goes
    addi s2, s1, BUFFER_BYTES - 1
4:  lw   t1, 0(s0)              # t1: next byte of the argument
    addi s0, s0, 4
5:  lbu  t2, 0(t1)
    beqz t2, 6f
    bgeu s1, s2, 7f             # what does not fit is left out
    sb   t2, 0(s1)
    addi s1, s1, 1
    addi t1, t1, 1
    j    5b
6:  lw   t1, 0(s0)
    beqz t1, 7f                 # a null address ends the array
    bgeu s1, s2, 7f
    li   t2, ' '
    sb   t2, 0(s1)
    addi s1, s1, 1
    j    4b
7:  li   t2, '\n'
    sb   t2, 0(s1)
    addi s1, s1, 1
    li   a0, STDOUT
    la   a1, buffer
    sub  a2, s1, a1
    li   a7, SYS_write
    ecall
    sltz a0, a0
    ret

.bss
buffer: .space BUFFER_BYTES
