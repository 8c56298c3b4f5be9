# strings - copies, measures, compares and hashes a text
# Claims: none (a program to measure with)
#
# Compute only: byte loads and stores, short loops, many calls of the library.
# Look at:  the load-use stalls: each byte is looked at as soon as it is there.
# Try:      copies of words instead of bytes (place `target` at an odd address).
# Usage:    strings [repetitions]

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 2000               # s0: repetitions
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    mv   s0, a0
1:  li   s1, 5381               # s1: hash (Bernstein's: h = 33 h + byte)
2:  blez s0, 4f
    la   a0, text
    call strlen
    mv   s2, a0
    la   a0, target
    la   a1, text
    addi a2, s2, 1
    call memcpy
    la   a0, target
    la   a1, text
    call strcmp
    add  s1, s1, a0             # 0: equal
    la   t0, target
    add  t2, t0, s2
3:  lbu  t1, 0(t0)
    slli t3, s1, 5
    add  s1, s1, t3
    add  s1, s1, t1
    addi t0, t0, 1
    bne  t0, t2, 3b
    addi s0, s0, -1
    j    2b
4:  la   a0, format
    mv   a1, s1
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
target: .space 512

.section .rodata
.balign 4
text: .ascii "A process is a program in execution. It owns memory, registers and open "
      .ascii "files; a thread is one line of execution inside it. The kernel lets "
      .ascii "many of them take turns on one processor, so that each seems to have "
      .asciz "a processor of its own."
format: .asciz "hash %u\n"
