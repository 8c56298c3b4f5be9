# sort - sorts 4,000 pseudo-random words by quicksort
# Claims: A5 (and a program to measure with)
#
# Compute only: a recursion whose branches nobody can predict.
# Look at:  the CONTROL cycles; one stack frame per call of quicksort.
# Try:      --set of the other branch predictor.
# Usage:    sort [repetitions]

.equ COUNT, 4000

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 15                 # s0: repetitions
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    mv   s0, a0
1:  li   s1, 1                  # s1: state of the generator
    li   s2, 0                  # s2: checksum
    li   s3, 0                  # s3: pairs in wrong order
2:  blez s0, 3f
    call fill
    la   a0, array
    li   a1, 4 * (COUNT - 1)
    add  a1, a0, a1
    call quicksort
    call check
    addi s0, s0, -1
    j    2b
3:  la   a0, format
    mv   a1, s3
    mv   a2, s2
    call printf
    snez a0, s3
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

fill:                           # x = 1664525 x + 1013904223 (Knuth and Lewis)
    la   t0, array
    li   t1, COUNT
    li   t2, 1664525
    li   t3, 1013904223
1:  mul  s1, s1, t2
    add  s1, s1, t3
    srli t4, s1, 8              # the low bits have short periods
    sw   t4, 0(t0)
    addi t0, t0, 4
    addi t1, t1, -1
    bnez t1, 1b
    ret

check:
    la   t0, array
    li   t1, COUNT - 1
1:  lw   t2, 0(t0)
    lw   t3, 4(t0)
    sltu t4, t3, t2
    add  s3, s3, t4
    slli t4, s2, 1              # checksum: 3 times the old one, and the next word
    add  s2, s2, t4
    add  s2, s2, t2
    addi t0, t0, 4
    addi t1, t1, -1
    bnez t1, 1b
    ret

quicksort:                      # a0 = first, a1 = last element (addresses)
    bgeu a0, a1, 4f
    addi sp, sp, -16
    sw   ra, 12(sp)
    add  t0, a0, a1             # addresses stay below 2 GiB here: no carry
    srli t0, t0, 1
    andi t0, t0, -4
    lw   t1, 0(t0)              # t1: the pivot, from the middle
    mv   t2, a0                 # Hoare's partition: two pointers run to meet
    mv   t3, a1
1:  lw   t4, 0(t2)
    bgeu t4, t1, 2f
    addi t2, t2, 4
    j    1b
2:  lw   t5, 0(t3)
    bleu t5, t1, 3f
    addi t3, t3, -4
    j    2b
3:  bgtu t2, t3, 5f
    sw   t5, 0(t2)
    sw   t4, 0(t3)
    addi t2, t2, 4
    addi t3, t3, -4
    bleu t2, t3, 1b
5:  sw   t2, 0(sp)              # left part: a0..t3, right part: t2..a1
    sw   a1, 4(sp)
    mv   a1, t3
    call quicksort
    lw   a0, 0(sp)
    lw   a1, 4(sp)
    call quicksort
    lw   ra, 12(sp)
    addi sp, sp, 16
4:  ret

.bss
.balign 4
array: .space 4 * COUNT

.section .rodata
format: .asciz "4000 words sorted, %d pairs in wrong order, checksum %u\n"
