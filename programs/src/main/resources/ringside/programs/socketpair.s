# socketpair - a question and its answer between parent and child
# Claims: E5 E7
#
# A pair of sockets is like two pipes in one: both ends read and write. The child
# answers each number with its square, until its parent says by shutdown that no
# more will come; then read answers 0.
# Look at:  each message is copied twice, as with a pipe; the switches between the two.
# Try:      leave out the shutdown. Why does neither end?

.include "lib/syscalls.inc"
.equ NUMBERS, 5

.text
.globl main
main:
    addi sp, sp, -32
    sw   ra, 28(sp)
    li   a0, AF_UNIX
    li   a1, SOCK_STREAM
    li   a2, 0
    la   a3, ends
    li   a7, SYS_socketpair
    ecall
    la   t0, ends
    lw   s0, 0(t0)              # s0: the parent's end
    lw   s1, 4(t0)              # s1: the child's
    call fork
    mv   s2, a0
    beqz s2, child
    mv   a0, s1
    li   a7, SYS_close
    ecall
    li   s3, 1                  # s3: the number
1:  sw   s3, 0(sp)
    li   a7, SYS_write
    call transfer
    li   a7, SYS_read
    call transfer
    lw   a2, 0(sp)
    mv   a1, s3
    la   a0, format_answer
    call printf
    addi s3, s3, 1
    li   t0, NUMBERS
    ble  s3, t0, 1b
    mv   a0, s0
    li   a1, SHUT_WR
    li   a7, SYS_shutdown
    ecall
    mv   a0, s2
    call wait_pid
    mv   a1, a0
    la   a0, format_end
    call printf
    li   a0, 0
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

transfer:                       # a word at sp, by the call in a7
    mv   a0, s0
    mv   a1, sp
    li   a2, 4
    ecall
    ret

child:
    mv   a0, s0
    li   a7, SYS_close
    ecall
    mv   s0, s1
    li   s3, 0                  # s3: answers given
2:  li   a7, SYS_read
    call transfer
    blez a0, 3f                 # 0: nothing more will come
    lw   t0, 0(sp)
    mul  t0, t0, t0
    sw   t0, 0(sp)
    li   a7, SYS_write
    call transfer
    addi s3, s3, 1
    j    2b
3:  mv   a0, s3
    li   a7, SYS_exit_group
    ecall

.bss
.balign 4
ends: .space 8

.section .rodata
format_answer: .asciz "%d squared is %d\n"
format_end:    .asciz "the child gave %d answers\n"
