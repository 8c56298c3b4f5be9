# sieve - the primes below 100,000 by the sieve of Eratosthenes
# Claims: none (a program to measure with)
#
# Compute only: byte stores with growing strides over 100 KB.
# Look at:  D-cache misses: the strides leave no locality to a small cache.
# Try:      --machine tiny, --machine big.
# Usage:    sieve [repetitions]

.equ LIMIT, 100000
.equ ROOT, 317                  # the first number whose square is beyond LIMIT

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 5                  # s0: repetitions
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    mv   s0, a0
1:  li   s1, 0                  # s1: checksum over all repetitions
    mv   s3, s0
2:  blez s3, 3f
    call sieve
    mv   s2, a0                 # s2: number of primes
    add  s1, s1, a0
    addi s3, s3, -1
    j    2b
3:  la   a0, format
    mv   a1, s2
    mv   a2, s1
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

sieve:
    la   t0, composite
    li   t1, LIMIT
    add  t2, t0, t1             # t2: end
    mv   t3, t0
1:  sw   zero, 0(t3)
    addi t3, t3, 4
    bltu t3, t2, 1b
    li   t4, 2                  # t4: the number whose multiples are struck out
    li   a1, 1
    li   a2, ROOT
2:  add  t3, t0, t4
    lbu  t5, 0(t3)
    bnez t5, 4f
    mul  t5, t4, t4
    add  t3, t0, t5
3:  sb   a1, 0(t3)
    add  t3, t3, t4
    bltu t3, t2, 3b
4:  addi t4, t4, 1
    bne  t4, a2, 2b
    li   a0, 0
    addi t3, t0, 2
5:  lbu  t5, 0(t3)
    xori t5, t5, 1
    add  a0, a0, t5
    addi t3, t3, 1
    bltu t3, t2, 5b
    ret

.bss
.balign 4
composite: .space LIMIT

.section .rodata
format: .asciz "%d primes below 100000, checksum %u\n"
