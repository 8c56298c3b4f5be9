.globl _start
_start:
lui a0, %hi(value)
addi a0, a0, %lo(value)
lw a1, %lo(value+4)(a0)
sw a1, %lo(value+2048)(a0)
1: auipc a0, %pcrel_hi(value)
addi a0, a0, %pcrel_lo(1b)
lw a0, %pcrel_lo(1b)(a0)
here: auipc a1, %pcrel_hi(value+0x1234)
sw a0, %pcrel_lo(here)(a1)
auipc t0, %pcrel_hi(_start)
lui gp, %hi(0x12345fff)
addi gp, gp, %lo(0x12345fff)
la gp, __global_pointer$
la a0, _end
la a0, end
la a0, _edata
la a0, edata
la a0, __bss_start
la a0, etext
lw a0, global_word
j .
j . - 4
call _start + 8
beq a0, a1, . + 12
.word here, here - _start, value - _start, _start - ., value + 8 - 4, -(4 - 8)
.data
.space 100
value: .word _start, value, . , . - value, value + 4
.globl global_word
global_word: .word global_word - value, buffer
.bss
.align 4
buffer: .space 5000
tail_end: .zero 3
.lcomm small, 4
