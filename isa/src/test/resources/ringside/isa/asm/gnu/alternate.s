# .altmacro: LOCAL, <text>, %expression, !, names without a backslash, & that joins.
        .globl  _start
_start: nop
        .altmacro
        .macro  twice a, b
        LOCAL   one, two
one:    .word   a, \b, one - one
two:    .ascii  "a \a &b x&a"
        .balign 4
        .endm
        twice   1, %2+3
        twice   1, %(2+3)
        .macro  text str
        .ascii  "\str"
        .byte   0
        .endm
        text    <hello, world>
        text    <a!>b!!c<d>>
        .macro  bare str
        .ascii  str
        .endm
        bare    <"hello, world">
        bare    "q, r"
        .balign 4
        .macro  cat x, y
x&y:    nop
\x&_\y: nop
x\y\()z: nop
        .endm
        cat     foo, bar
        .word   foobar, foo_bar, foobarz
        .irp    x, <a,b>, c, %1+1
        .ascii  "x \x"
        .endr
        .balign 4
        .macro  number n
        li      a0, n
        addi    a0, a0, 'n'
        .endm
i = 3
        number  %i*2
        number  %i
        .rept   2
        number  %i
i = i + 1
        .endr
        .macro  count n
        .if     n
        .word   n
        count   %n-1
        .endif
        .endm
        count   3
        .noaltmacro
        .macro  plain x
        .word   7&x, 7 & x, \x&x, 7 & i
        .endm
x = 2
        plain   3
        .irp    y,1,2,
        .byte   \y+0
        .endr
        .balign 4
