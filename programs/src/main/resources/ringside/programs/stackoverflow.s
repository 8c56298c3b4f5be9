# stackoverflow - a recursion without an end
# Claims: A5 A2
#
# Each call takes 1 KiB of stack. The kernel adds a page whenever the stack grows into a
# new one, until the stack's limit (RLIMIT_STACK, 8 MiB). The next call faults in the
# guard page: SIGSEGV.
# Look at:  the address of the fault: just below the stack; the number of page faults.
# Try:      recursion, where it ends in time; frames of 16 bytes instead of 1 KiB.

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, text_before
    call print_string
    call deeper
    la   a0, text_after
    call print_string
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

deeper:
    addi sp, sp, -1024
    sw   ra, 1020(sp)
    call deeper                 # no condition ends it
    lw   ra, 1020(sp)
    addi sp, sp, 1024
    ret

.section .rodata
text_before: .asciz "going down without an end\n"
text_after:  .asciz "never printed\n"
