# wild-store - a process that writes where another one reads
#
# Parent and child share a page: eight counters, and behind them the address of a text.
# The child counts in all of them, and in one more. What the parent reads then is no
# address any more.

.include "lib/syscalls.inc"
.equ COUNTERS, 8

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   a0, 0
    li   a1, 4096
    li   a2, PROT_READ | PROT_WRITE
    li   a3, MAP_SHARED | MAP_ANONYMOUS
    li   a4, -1
    li   a5, 0
    li   a7, SYS_mmap2
    ecall
    mv   s0, a0                 # s0: the shared page
    la   t0, text
    sw   t0, COUNTERS * 4(s0)
    call fork
    beqz a0, child
    call wait_pid
    lw   s1, COUNTERS * 4(s0)
    mv   a0, s1
    call print_string
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

child:
    li   s2, 0
count:
    slli t0, s2, 2
    add  t0, t0, s0
    li   t1, 1
    sw   t1, 0(t0)
    addi s2, s2, 1
    li   t2, COUNTERS
    ble  s2, t2, count          # the mistake: one too many
    li   a0, 0
    li   a7, SYS_exit_group
    ecall

.section .rodata
text: .asciz "all counted\n"
