# fifo - a pipe with a name
# Claims: E2
#
# A FIFO is a pipe that stands in a folder, so processes that inherited nothing from
# each other can meet at its path. Opening it waits until the other end is opened,
# too. The bytes never touch the file: the name leads to a buffer in the kernel.
# Look at:  both children are blocked in openat, then in read or write, never both.
# Try:      open the reading end with O_NONBLOCK (04000): it does not wait any more.
#           What does its first read answer?

.include "lib/syscalls.inc"
.equ NUMBERS, 1000
.equ BUFFER_WORDS, 64

.section .rodata
path: .asciz "ringside-meeting-point"

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   a0, AT_FDCWD
    la   a1, path
    li   a2, S_IFIFO + 0600
    li   a3, 0
    li   a7, SYS_mknodat
    ecall
    call fork
    beqz a0, writer
    mv   s0, a0
    call fork
    beqz a0, reader
    mv   s1, a0
    mv   a0, s0
    call wait_pid
    mv   s0, a0
    mv   a0, s1
    call wait_pid
    mv   a2, a0
    mv   a1, s0
    la   a0, format_ended
    call printf
    li   a0, AT_FDCWD
    la   a1, path
    li   a2, 0
    li   a7, SYS_unlinkat
    ecall
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Sends the numbers 1, 2, 3, ...
writer:
    li   a0, AT_FDCWD
    la   a1, path
    li   a2, O_WRONLY
    li   a7, SYS_openat
    ecall
    mv   s0, a0
    li   s1, 0
1:  addi s1, s1, 1
    la   a1, buffer
    sw   s1, 0(a1)
    mv   a0, s0
    li   a2, 4
    li   a7, SYS_write
    ecall
    li   t0, NUMBERS
    blt  s1, t0, 1b
    li   a0, 1
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Adds up what comes until the writer has ended.
reader:
    li   a0, AT_FDCWD
    la   a1, path
    li   a2, O_RDONLY
    li   a7, SYS_openat
    ecall
    mv   s0, a0
    li   s1, 0                  # s1: the sum
    li   s2, 0                  # s2: how many
1:  mv   a0, s0
    la   a1, buffer
    li   a2, BUFFER_WORDS * 4
    li   a7, SYS_read
    ecall
    blez a0, 3f
    la   t0, buffer
    add  t1, t0, a0
2:  lw   t2, 0(t0)
    add  s1, s1, t2
    addi s2, s2, 1
    addi t0, t0, 4
    bltu t0, t1, 2b
    j    1b
3:  la   a0, format_sum
    mv   a1, s2
    mv   a2, s1
    call printf
    li   a0, 2
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
buffer: .space BUFFER_WORDS * 4

.section .rodata
format_sum:   .asciz "reader: %d numbers, sum %d\n"
format_ended: .asciz "the writer ended with %d, the reader with %d\n"
