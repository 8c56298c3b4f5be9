.globl _start, shared_value
_start:
call helper
beq a0, a1, helper
j helper
la a0, message
lw a1, shared_value
1: bnez a0, 1b
local: la a2, local
.weak optional
la a0, optional
.data
shared_value: .word helper, message, 3
.byte 1
.bss
.space 10
.comm both, 8, 4
.section .rodata
.asciz "abc"
