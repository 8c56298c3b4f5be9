# echo - copies standard input to standard output
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
main:
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

.bss
buffer: .space BUFFER_BYTES
