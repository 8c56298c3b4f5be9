.equ FOUR, 4
.data
start_of: .word 1, 2, 3
end_of:
.text
.globl _start
_start:
.irp v, 0, 1, -1, 2047, 2048, -2048, -2049, 4095, 4096, 0x7ff, 0x800, 0xfff, 0x1000, 0x12345678, 0x7fffffff
li a0, \v
.endr
.irp v, 0x80000000, 0xffffffff, 0xfffff800, 0xfffff7ff, 0x7ffff800, 0x80000800, -2147483648, 0xdeadbeef, 'A', '\n', ' '
li s1, \v
.endr
li zero, 0x12345678
addi a0, a0, 0xffffffff
andi a0, a0, ~7
ori a0, a0, 0xfffff800
lw a0, FOUR(sp)
sw a0, FOUR+4(sp)
sw a0, -FOUR*2(sp)
lw a0, (FOUR+4)*2(sp)
lw a0, (4)(sp)
slli a0, a0, FOUR
lui a0, 0
lui a0, 0xfffff
lui a0, FOUR
auipc a0, 0x12345
csrrwi a0, 0x140, FOUR
