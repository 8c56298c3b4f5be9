# Branches at the edge of their reach, forwards and backwards.
.globl _start
_start:
back:
.space 4092
beq a0, a1, back
bne a0, a1, back
blt a0, a1, ahead
.space 4082 - 2
.balign 4
bltu a0, a1, ahead2
.space 4088
ahead:
nop
ahead2:
bgeu a0, a1, exact
.space 4088
nop
exact: beqz a0, far
nop
beq a0, a1, other
bgtz a0, _start
1: bge a0, a1, 1b
bge a0, a1, 2f
.space 4088
2: nop
.balign 16
.space 5000
far: j _start
.globl outside
.data
data: .word 0
outside: .word 0
.section .text.more, "ax"
other: bnez a0, far
ret
