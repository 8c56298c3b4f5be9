# far-sum - a sum that goes wrong on another computer
#
# The first computer adds up four amounts that the second one sends, 10 + 20 + 30 + 40. The
# second writes a note behind the amounts, and begins a word too early.
#
# Usage: ringside run --computer examples/debugging/far-sum.s
#                     --computer 'examples/debugging/far-sum.s send'

.include "lib/syscalls.inc"
.equ PORT, 7007
.equ AMOUNTS, 4

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s1, a0
    li   a0, AF_INET
    li   a1, SOCK_DGRAM
    li   a2, 0
    li   a7, SYS_socket
    ecall
    mv   s0, a0                 # s0: a socket
    la   a1, anybody
    li   a2, 16
    li   a7, SYS_bind
    ecall
    li   t0, 2
    beq  s1, t0, send

receive:
    mv   a0, s0
    la   a1, message
    li   a2, AMOUNTS * 4
    li   a3, 0
    li   a4, 0
    li   a5, 0
    li   a7, SYS_recvfrom
    ecall
    la   t0, message
    li   t1, AMOUNTS
    li   a0, 0
add_up:
    lw   t2, 0(t0)
    add  a0, a0, t2
    addi t0, t0, 4
    addi t1, t1, -1
    bnez t1, add_up
    mv   s2, a0
    la   a0, sum_is
    call print_string
    mv   a0, s2
    call print_int
    call print_newline
    j    done

send:
    la   t0, message
    li   t1, 10
    li   t2, AMOUNTS * 10
prepare:
    sw   t1, 0(t0)
    addi t0, t0, 4
    addi t1, t1, 10
    ble  t1, t2, prepare
    li   t1, '!'
note:
    sw   t1, -4(t0)             # behind the amounts would be 0(t0)
    li   a0, CLOCK_MONOTONIC
    li   a1, 0
    la   a2, pause
    li   a3, 0
    li   a7, SYS_clock_nanosleep_time64
    ecall                       # until the other one has its socket
    mv   a0, s0
    la   a1, message
    li   a2, AMOUNTS * 4
    li   a3, 0
    la   a4, first
    li   a5, 16
    li   a7, SYS_sendto
    ecall
done:
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
message: .space AMOUNTS * 4 + 4
anybody: .half AF_INET
         .byte PORT >> 8, PORT & 0xff
         .word 0, 0, 0
first:   .half AF_INET
         .byte PORT >> 8, PORT & 0xff, 10, 0, 0, 1
         .word 0, 0
pause:   .word 0, 0, 1000000, 0
sum_is:  .asciz "sum "
