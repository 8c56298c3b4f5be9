# What GNU as takes and ignores, and what compilers write.
        .globl  _start
        .file   "x.c"
        .option nopic
        .attribute arch, "rv32i2p1_m2p0_a2p1"
        .attribute unaligned_access, 0
        .attribute stack_align, 16
        .option push
        .option norelax,
        .option pop
        .option arch, +zicsr
        .ident  "GCC"
        .extern one, two
        .extern three
        .xref   four
        .lflags -x
        .name   "x"
        .debug
        .title  "x"
        .sbttl  "y"
        .ttl    "x"
        .psize  0
        .list
        .nolist
        .eject
        .page
        .line   4
        .mri    0
        .gnu_attribute 4, 1
        .loc_mark_labels 1
        .cfi_sections .debug_frame
        .type   _start, @function
        .type   f, %function
        .type   g STT_FUNC
        .type   h, "function"
        .p2align 2
_start: .cfi_startproc
        .file 1 "x.c"
        .loc 1 1 0
        nop
f: g: h:
        .variant_cc f
        .cfi_endproc
        .size   _start, .-_start
        .size   f, 4
        .print  "said while assembling"
        .purgem nothing
        .section .note.GNU-stack,"",@progbits
        .section .text.unlikely,"ax",@progbits
        .end
garbage that nobody reads
