# Instructions by their fields.
        .globl  _start
        N = 0x13
_start: .insn   i 0x13, 0, a0, x0, 5
        .insn   r 0x33, 0, 0, a0, a0, a0
        .insn   i 0x73, 2, a1, x0, -1024
        .insn   s 0x23, 2, a0, -4(sp)
        .insn   s 0x23, 2, a0, (sp)
        .insn   s STORE, 0, a0, %lo(value)(a1)
        .insn   i 0x03, 2, a2, -4(sp)
        .insn   i LOAD, 2, a2, (sp)
        .insn   i LOAD, 2, a2, %lo(value)(a1)
        .insn   i OP_IMM, 0, a2, a1, %lo(value)
        .insn   b 0x63, 1, a0, a2, bad
        .insn   sb BRANCH, 1, a0, a2, bad
        .insn   b 0x63, 1, a0, a2, far
        .insn   b 0x63, 1, a0, a2, s1
        .insn   u 0x37, a0, 0x12345
        .insn   u LUI, a0, %hi(value)
        .insn   u AUIPC, a0, 1
        .insn   uj 0x6f, ra, bad
        .insn   j JAL, ra, far
        .insn   r4 0x43, 0, 1, a0, a1, a2, a3
        .insn   r MADD, 7, 3, a0, a1, a2, a3
        .insn   r CUSTOM_0, 7, 127, a0, a1, a2
        .insn   r CUSTOM_3, 0, 0, t6, s11, zero
        .insn   r OP_V, 0, 0, a0, a1, a2
        .insn   r AMO, 2, 0, a0, a1, a2
        .insn   i N, 0, a0, x0, N + 1
        .insn   N + 0x100000
        .insn   0x00150513
        .insn   4, 0x00150513
        .insn   0x0001
        .insn   2, 0x0001
        .insn   6, 0x12345678901f
        .insn   0x12345678901f
        .balign 4
s1:
bad:    li      a0, 1
        .space  5000
far:    nop
        .data
value:  .word   1
