	.file	"c.c"
	.option nopic
	.attribute arch, "rv32i2p1_m2p0_a2p1_zicsr2p0_zifencei2p0"
	.attribute unaligned_access, 0
	.attribute stack_align, 16
	.text
	.align	2
	.globl	_start
	.type	_start, @function
_start:
	lui	a7,%hi(.LANCHOR0)
	addi	a7,a7,%lo(.LANCHOR0)
	lw	a1,8(a7)
	lw	a6,0(a7)
	lw	a0,4(a7)
	lw	a4,16(a7)
	lw	a2,12(a7)
	lw	a5,20(a7)
	addi	sp,sp,-32
	lui	a3,%hi(.LANCHOR1)
	sw	a1,16(sp)
	lui	a1,%hi(.LANCHOR2)
	sw	a6,8(sp)
	sw	a0,12(sp)
	sw	a4,24(sp)
	addi	t1,a3,%lo(.LANCHOR1)
	sw	a2,20(sp)
	sw	a5,28(sp)
	addi	a3,a3,%lo(.LANCHOR1)
	li	a4,0
	addi	a1,a1,%lo(.LANCHOR2)
	li	a6,3
	li	a0,40
.L2:
	rem	a2,a4,a6
	andi	a5,a4,1
	slli	a5,a5,2
	add	a5,a1,a5
	lw	a5,0(a5)
	addi	a3,a3,1
	addi	a4,a4,1
	add	a5,a5,a2
	lbu	a5,0(a5)
	sb	a5,-1(a3)
	bne	a4,a0,.L2
	lui	a2,%hi(.L5)
	addi	a4,sp,8
	addi	a0,sp,32
	li	a3,0
	li	a1,5
	addi	a2,a2,%lo(.L5)
	li	a6,3
.L12:
	lbu	a5,4(a4)
	bgtu	a5,a1,.L3
	slli	a5,a5,2
	add	a5,a5,a2
	lw	a5,0(a5)
	jr	a5
	.section	.rodata
	.align	2
	.align	2
.L5:
	.word	.L10
	.word	.L9
	.word	.L8
	.word	.L7
	.word	.L6
	.word	.L4
	.text
.L6:
	div	a3,a3,a6
.L11:
	addi	a4,a4,8
	bne	a4,a0,.L12
	lw	a5,40(t1)
	addi	a4,t1,40
	andi	a5,a5,3
	slli	a5,a5,2
	add	a7,a7,a5
	lw	a5,24(a7)
	add	a5,a5,a3
	sw	a5,40(t1)
	li	a5,1
	fence iorw,ow; amoadd.w.aq zero,a5,0(a4)
	lbu	a0,3(t1)
	lw	a5,40(t1)
	addi	sp,sp,32
	add	a0,a0,a5
	jr	ra
.L7:
	xori	a3,a3,7
	j	.L11
.L8:
	slli	a5,a3,1
	add	a3,a5,a3
	j	.L11
.L9:
	lh	a5,6(a4)
	sub	a3,a3,a5
	j	.L11
.L10:
	lw	a5,0(a4)
	add	a3,a3,a5
	j	.L11
.L4:
	slli	a3,a3,2
	j	.L11
.L3:
	rem	a3,a3,a1
	j	.L11
	.size	_start, .-_start
	.globl	names
	.globl	counter
	.data
	.align	2
	.set	.LANCHOR2,. + 0
	.type	names, @object
	.size	names, 8
names:
	.word	.LC1
	.word	.LC2
	.bss
	.align	2
	.set	.LANCHOR1,. + 0
	.type	buf, @object
	.size	buf, 40
buf:
	.zero	40
	.type	counter, @object
	.size	counter, 4
counter:
	.zero	4
	.section	.rodata
	.align	2
	.set	.LANCHOR0,. + 0
.LC0:
	.word	1
	.byte	2
	.zero	1
	.half	3
	.word	4
	.byte	5
	.zero	1
	.half	6
	.word	7
	.byte	1
	.zero	1
	.half	2
	.type	table, @object
	.size	table, 28
table:
	.word	1
	.word	2
	.word	3
	.word	4
	.word	5
	.word	6
	.word	7
.LC1:
	.string	"one"
.LC2:
	.string	"two"
