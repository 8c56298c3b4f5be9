# chase - follows a chain of addresses through 1 MiB
# Claims: D4 (and a program to measure with)
#
# Every line of 64 bytes holds the address of the next one; the order jumps about. No
# load can begin before the one before it has ended, so the time per step is the time
# of a miss.
# Look at:  cycles per step against the size of the caches; the D-TLB's misses.
# Try:      --machine big, --machine tiny.
# Usage:    chase [rounds through the whole chain]

.equ LINES, 16384
.equ LINE_BYTES, 64
.equ STRIDE, 5477               # odd, so that every line is met once per round

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 75                 # s0: rounds
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    mv   s0, a0
1:  la   t0, area               # line i points to line (i + STRIDE) mod LINES
    li   t1, 0
    li   t2, LINES
    li   t3, LINES - 1
    li   t4, STRIDE
2:  add  t5, t1, t4
    and  t5, t5, t3
    slli t5, t5, 6
    add  t5, t0, t5
    slli t6, t1, 6
    add  t6, t0, t6
    sw   t5, 0(t6)
    sw   t1, 4(t6)              # its number, for the checksum
    addi t1, t1, 1
    bne  t1, t2, 2b

    mv   s1, t0                 # s1: where we are
    li   s2, 0                  # s2: sum of the numbers met
3:  blez s0, 5f
    li   t1, LINES
4:  lw   t2, 4(s1)
    lw   s1, 0(s1)
    add  s2, s2, t2
    addi t1, t1, -1
    bnez t1, 4b
    addi s0, s0, -1
    j    3b
5:  la   a0, format
    mv   a1, s2
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 64
area: .space LINES * LINE_BYTES

.section .rodata
format: .asciz "chain of 16384 lines, checksum %u\n"
