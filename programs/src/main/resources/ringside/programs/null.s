# null - a store to address 0
# Claims: A2
#
# Page 0 is never mapped, so that a pointer that was never set is found out. The store
# faults, the kernel finds no region there and kills the process: signal 11, SIGSEGV.
# Look at:  the report: instruction, address, the walk through the page table. The exit
#           status is 128 + 11 = 139.
# Try:      load instead of storing; store to 0x7fffffff or to your own code (textwrite).

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, text_before
    call print_string
    li   t0, 0                  # a pointer nobody has set
    li   t1, 42
    sw   t1, 0(t0)
    la   a0, text_after
    call print_string
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.section .rodata
text_before: .asciz "about to store to address 0\n"
text_after:  .asciz "never printed\n"
