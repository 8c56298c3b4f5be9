.globl _start
.equ A, 5
.set B, A * 2
C = B + 1
_start: nop
.data
.word A, B, C
.set A, 7
.word A, B
A = 9
.word A
.word 2 + 3 * 4, 2 * 3 + 4, 1 << 3 + 1, 2 + 3 << 1, 1 | 2 + 4, 7 & 3 + 1, 6 ^ 3, 5 ! 2
.word 10 / 3, -10 / 3, 10 % 3, -10 % 3, - - 5, ~5, !5, !0
.word 1 == 1, 1 != 1, 1 <> 2, 1 < 2, 2 <= 1, 2 > 1, 2 >= 3
.word 1 && 2, 0 || 0, 1 || 0 && 0, (1 + 2) * (3 + 4)
.word -1 >> 60, 1 << 31, 0xff & ~0xf, -(3), +4
.word . - start, after - ., after - start, (after - start) / 4, . > start
start:
.half after - start, 'z' - 'a', later
.byte after - start
.equ length, . - start
.word length, length * 2
after:
.equ later, 1234
.word later
.equ mark, after + 4
.word mark, mark - start
