# Symbols set to a place of the linker or of another file, and set again.
        .globl  _start, TOP
        ROOM = 64
        TOP = _edata + ROOM
_start: la      t0, TOP
        la      t1, _edata
        lui     a0, %hi(TOP)
        addi    a0, a0, %lo(TOP + 4)
        call    later
        later = helper
        .set    field, table + 4
        lw      a0, field
        .equ    early, second
        .weakref maybe, nowhere
        .weakref surely, helper
        call    surely
        call    maybe
        .set    first, b
        .word   b, first
        b = 5
        .word   b, first
        b = 6
        .word   b, first
        c == 7
        .eqv    d, 8
        .equiv  e, 9
        .word   c, d, e
        x = .
        nop
        y = . - x
        .word   y
        .data
        .word   TOP, TOP + 4, field, early
