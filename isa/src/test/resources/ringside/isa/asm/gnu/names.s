# Symbols that are named like registers, quoted names, and other unusual ones.
        .globl  _start
_start: la      t0, s1
        la      t0, s1+4
        lla     a3, sp
        lw      a0, 0(t0)
        lw      a1, s1
        lw      a1, s1 + 4
        sw      a1, s1, t0
        beq     a0, a1, a2
        bnez    a0, a2
        lui     a0, %hi(s1)
        addi    a0, a0, %lo(s1)
        lw      a0, %lo(s1)(s1)
a2:     call    t2
        call    t2@plt
        call    ra, t2@plt
        tail    t2@plt
        call    t2+4@plt
        j       t2
        jal     t2
        jal     ra, t2
        jump    t2, t1
        call    "two words"
        la      a0, "a\"b"
t2:     addi    a0, a0, 1
        ret
"two words":
        nop
        .equ    a7, 9
        li      a0, a7
        slli    a0, a0, a7
        csrwi   sscratch, a7
        .data
s1:     .word   40, s1, sp
sp:     .word   1
"a\"b": .word   "two words", "a\"b"
        .globl  s1,
        .local  sp,
        .text
a$b:    nop
        j       a$b
1$:     j       1$
10$:    j       10$
        j       1$
foo:    j       1$
1$:     nop
2$:     j       2$
.L1:    j       2$
        j       3$
1:      j       3$
3$:     j       1b
        .word   1$
bar:    .word   1$
1$:
