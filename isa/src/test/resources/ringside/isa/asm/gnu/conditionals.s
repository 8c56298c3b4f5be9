.globl _start
_start:
.equ X, 2
.if X == 1
li a0, 1
.elseif X == 2
li a0, 2
.elseif X == 2
li a0, 22
.else
li a0, 3
.endif
.ifdef X
li a1, 1
.else
li a1, 2
.endif
.ifndef Y
li a2, 1
.if 0
this is not read: at all $$
.if 1
nor this
.endif
.else
li a2, 2
.endif
.endif
.ifeq X - 2
nop
.endif
.ifgt X
nop
.endif
.iflt X
nop
.endif
.ifge X
nop
.endif
.ifle X
nop
.endif
.ifc abc, abc
li a3, 1
.endif
.ifnc abc,abd
li a3, 2
.endif
.ifb
li a3, 3
.endif
.ident "none"
.file "conditionals.c"
.cfi_startproc
.cfi_def_cfa_offset 16
.cfi_endproc
.option push
.option norelax
.option pop
.attribute stack_align, 16
.type _start, @function
.size _start, . - _start
.end
garbage after the end
