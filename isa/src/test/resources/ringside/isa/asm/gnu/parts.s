# Subsections, structures, pushed sections.
        .globl  _start
        .text
_start: nop
        .text   1
        .word   1
a:      .word   b - a
        .text   0
b:      .word   2, b - a
        beq     a0, a1, a
        .subsection 1
        .word   3
        .data   1
        .byte   1
        .data
        .byte   2
        .text   2
        .byte   7
N = 1
        .data   N
        .byte   3
        .pushsection .data, 2
        .byte   4
        .subsection 1
        .byte   5
        .popsection
        .byte   6
        .previous
        .previous
        .byte   7
        .lcomm  z, 4
        .byte   8
        .struct 4
f1:     .space  4
f2:     .byte   0
        .align  2
f3:     .struct f3 + 8
f4:
        .text
        .word   f1, f2, f3, f4
        li      a0, f4
        lw      a0, f3(a1)
        .offset 16
g1:     .word   0
g2:
        .text
        .word   g1, g2, z - z
