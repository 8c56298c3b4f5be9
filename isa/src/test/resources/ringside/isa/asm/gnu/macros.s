.globl _start
.macro push reg:req, more=0
addi sp, sp, -4 - \more
sw \reg, 0(sp)
.endm
.macro twice first, second=t1, rest:vararg
mv \first, \second
.ifnb \rest
.word \rest
.endif
.endm
.macro label_it
loop\@: bnez a0, loop\@
.endm
.macro outer n
.if \n > 0
addi a0, a0, \n
outer "(\n-1)"
.endif
.endm
.macro text_of name, value
.data
\name\()_text: .asciz "\value"
.text
la a0, \name\()_text
.endm
.macro leave x
addi a0, a0, 1
.if \x
.exitm
.endif
addi a0, a0, 2
.endm
.macro define name
.macro \name\()_made
li a7, 93
.endm
.endm
.macro add3 d a b
add \d, \a, \b
.endm
_start:
push ra
push reg=s0, more=8
push s1 16
twice a0
twice a0, a1
twice a0, a1, 1, 2, 3
twice second=a5, first=a6
label_it
label_it
outer 3
text_of hello, "hello, world"
leave 1
leave 0
define exit
exit_made
add3 a0 a1 a2
add3 a0, a1, a2
.purgem push
.rept 3
nop
.endr
.irp r, s0, s1, s2
sw \r, 4(sp)
.endr
.irpc c, 0123
li a\c, \c
.endr
.rept 2
.irp x, 1, 2
.word \x * 10
.endr
.endr
.altered = 3
li a0, .altered

        .macro  rest first, others:vararg
        .ascii  "\first|\others"
        .balign 4
        .endm
        rest    1, a,  b ,  c  d , e + f,g
