# pipe - bytes from parent to child
# Claims: E1 A7
#
# A pipe is a buffer inside the kernel with two ends. The parent makes it before the
# fork, so both have both ends; each closes the one it doesn't use. When the last
# writing end is closed, read answers 0: end of the data.
# Look at:  the child is blocked in read until the parent writes; each byte is copied
#           twice, into the kernel and out of it.
# Try:      leave out the child's close of the writing end. Why does it never end?

.include "lib/syscalls.inc"
.equ BUFFER_BYTES, 64

.section .rodata
message: .ascii "A message from parent to child.\n"
.equ MESSAGE_BYTES, . - message

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, ends               # ends[0]: to read from, ends[1]: to write to
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    la   t0, ends
    lw   s0, 0(t0)              # s0: reading end
    lw   s1, 4(t0)              # s1: writing end
    call fork
    beqz a0, child

    mv   s2, a0                 # parent
    mv   a0, s0
    li   a7, SYS_close
    ecall
    mv   a0, s1
    la   a1, message
    li   a2, MESSAGE_BYTES
    li   a7, SYS_write
    ecall
    mv   s3, a0
    mv   a0, s1
    li   a7, SYS_close          # the child will see the end of the data
    ecall
    mv   a0, s2
    call wait_pid
    mv   a2, a0
    mv   a1, s3
    la   a0, format_parent
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

child:
    mv   a0, s1
    li   a7, SYS_close
    ecall
    li   s2, 0                  # s2: bytes received
1:  mv   a0, s0
    la   a1, buffer
    li   a2, BUFFER_BYTES
    li   a7, SYS_read
    ecall
    blez a0, 2f
    add  s2, s2, a0
    mv   a2, a0
    li   a0, STDOUT
    la   a1, buffer
    li   a7, SYS_write
    ecall
    j    1b
2:  la   a0, format_child
    mv   a1, s2
    call printf
    mv   a0, s2                 # exit status: how many bytes came
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
ends:   .space 8
buffer: .space BUFFER_BYTES

.section .rodata
format_child:  .asciz "child: %d bytes, then the end\n"
format_parent: .asciz "parent: wrote %d bytes, the child counted %d\n"
