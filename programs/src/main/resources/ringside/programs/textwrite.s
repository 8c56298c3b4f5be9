# textwrite - a store to the program's own code
# Claims: A3
#
# The page of an instruction is mapped to be read and executed, not written. The first
# part reads an instruction as data: that is allowed. The second part tries to change
# it: a page fault, and SIGSEGV.
# Look at:  the flags of the page-table entry in the report: r-x.
# Try:      make the page writable first: mprotect(address of the page, 4096, 7).

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   s0, target
    lw   a1, 0(s0)
    la   a0, format_read
    call printf
    li   t0, 0x00100513         # the encoding of: li a0, 1
    sw   t0, 0(s0)
    la   a0, text_after
    call print_string
target:
    li   a0, 0                  # 0x00000513
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.section .rodata
format_read: .asciz "the instruction reads as 0x%x; now a store to it\n"
text_after:  .asciz "never printed\n"
