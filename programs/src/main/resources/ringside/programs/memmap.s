# memmap - where the parts of a process lie
# Claims: A2
#
# Prints one address of each part: code, constants, initialised data, zeroed data, heap,
# stack. The heap's second block lies above the first: it grows upwards. The inner
# call's frame lies below main's: the stack grows downwards.
# Look at:  the order from bottom to top, and the great hole between heap and stack.
# Try:      an array of 1 MiB in .bss: how much larger does the ELF file become?

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, text_code
    la   a1, main
    call line
    la   a0, text_rodata
    la   a1, constant
    call line
    la   a0, text_data
    la   a1, initialised
    call line
    la   a0, text_bss
    la   a1, zeroed
    call line
    li   a0, 1000
    call malloc
    mv   a1, a0
    la   a0, text_heap
    call line
    li   a0, 1000
    call malloc
    mv   a1, a0
    la   a0, text_heap_later
    call line
    la   a0, text_stack_deeper
    call deeper
    la   a0, text_stack
    mv   a1, sp
    call line
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

deeper:                         # a call of its own, so a frame of its own
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   a1, sp
    call line
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

line:                           # a0 = what it is, a1 = its address
    mv   a2, a0
    la   a0, format
    j    printf

.data
.balign 4
initialised: .word 1

.bss
.balign 4
zeroed: .space 4

.section .rodata
constant:          .word 1
format:            .asciz "0x%x  %s\n"
text_code:         .asciz "code"
text_rodata:       .asciz "constants"
text_data:         .asciz "initialised data"
text_bss:          .asciz "zeroed data"
text_heap:         .asciz "heap, first block"
text_heap_later:   .asciz "heap, second block"
text_stack_deeper: .asciz "stack, inner call"
text_stack:        .asciz "stack, main"
