# matrix - product of two matrices of 48 x 48 words
# Claims: none (a program to measure with)
#
# Compute only: the inner loop reads a row of A (neighbours) and a column of B (words
# 192 bytes apart), multiplies and adds.
# Look at:  the multiplier's cycles (MULDIV) and the load-use stalls.
# Try:      exchange the two inner loops: what happens to the D-cache misses?
# Usage:    matrix [repetitions]

.equ SIZE, 48
.equ ROW_BYTES, 4 * SIZE

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 8                  # s0: repetitions
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    mv   s0, a0
1:  call fill
    li   s1, 0                  # s1: checksum
2:  blez s0, 3f
    call multiply
    li   t0, 31
    mul  s1, s1, t0
    add  s1, s1, a0
    addi s0, s0, -1
    j    2b
3:  la   a0, format
    mv   a1, s1
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

fill:                           # A[i] = i mod 17, B[i] = i mod 13
    la   t0, matrix_a
    la   t1, matrix_b
    li   t2, 0
    li   t3, SIZE * SIZE
    li   t4, 17
    li   t5, 13
1:  remu t6, t2, t4
    sw   t6, 0(t0)
    remu t6, t2, t5
    sw   t6, 0(t1)
    addi t0, t0, 4
    addi t1, t1, 4
    addi t2, t2, 1
    bne  t2, t3, 1b
    ret

multiply:                       # C = A B -> a0 = sum of C's elements, and A[0] += 1
    la   t0, matrix_a           # t0: row of A
    la   t1, matrix_c           # t1: element of C
    li   a0, 0
    li   a1, SIZE               # a1: rows left
1:  la   t2, matrix_b           # t2: column of B
    li   a2, SIZE               # a2: columns left
2:  mv   t3, t0
    mv   t4, t2
    li   t5, 0
    addi a3, t0, ROW_BYTES      # a3: end of A's row
3:  lw   a4, 0(t3)
    lw   a5, 0(t4)
    mul  a4, a4, a5
    add  t5, t5, a4
    addi t3, t3, 4
    addi t4, t4, ROW_BYTES
    bne  t3, a3, 3b
    sw   t5, 0(t1)
    add  a0, a0, t5
    addi t1, t1, 4
    addi t2, t2, 4
    addi a2, a2, -1
    bnez a2, 2b
    addi t0, t0, ROW_BYTES
    addi a1, a1, -1
    bnez a1, 1b
    la   t0, matrix_a
    lw   t1, 0(t0)
    addi t1, t1, 1              # the next product is another one
    sw   t1, 0(t0)
    ret

.bss
.balign 4
matrix_a: .space SIZE * ROW_BYTES
matrix_b: .space SIZE * ROW_BYTES
matrix_c: .space SIZE * ROW_BYTES

.section .rodata
format: .asciz "matrix product, checksum %u\n"
