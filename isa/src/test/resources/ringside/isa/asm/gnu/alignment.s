.globl _start
_start: nop
.align 4
nop
.byte 1
.align 2
nop
.balign 8
.p2align 5, , 8
nop
.p2align 3, 0x55
.byte 1, 2, 3
.balign 8, 0xaa
.p2align 4, 0
nop
.byte 1
.p2align 3
nop
.section .rodata
.byte 1
.align 2
.word 2
.balign 16
.byte 3
.p2align 4, 7
.half 1
.p2alignw 3, 0x1234
.word 1
.balignl 16, 0x01020304
.data
.byte 1
.align 3
.word 2
.align 12
.byte 9
