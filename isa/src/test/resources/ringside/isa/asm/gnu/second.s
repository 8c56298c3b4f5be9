.globl helper, message, optional
helper:
ret
local: la a2, local
lw a0, shared_value
sw a0, both, t0
1: j 1b
optional: nop
.data
.align 2
.word shared_value, local, helper
.section .rodata
message: .asciz "hello"
.bss
.align 3
.space 4
.comm both, 16, 8
