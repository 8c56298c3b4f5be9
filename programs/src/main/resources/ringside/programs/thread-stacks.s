# thread-stacks - what threads share, and what each has for itself
# Claims: C1
#
# Two threads run the same function. Each adds to a global variable, to a block of the
# heap and to a local variable on its stack, and notes where its local lies. The first
# two are the same for both; the third is not.
# Look at:  global and heap hold the work of both threads, each local that of one.
# Try:      print the addresses with %x. Why may they differ on another system?

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   a0, 4
    call malloc
    la   t0, heap_block
    sw   a0, 0(t0)
    sw   zero, 0(a0)

    la   a0, work
    la   a1, record_1
    call thread_create
    mv   s0, a0
    la   a0, work
    la   a1, record_2
    call thread_create
    mv   s1, a0
    mv   a0, s0
    call thread_join
    mv   a0, s1
    call thread_join

    la   t0, global
    lw   a1, 0(t0)
    la   a0, format_global
    call printf
    la   t0, heap_block
    lw   t0, 0(t0)
    lw   a1, 0(t0)
    la   a0, format_heap
    call printf
    la   t0, record_1
    lw   a1, 4(t0)
    lw   s0, 0(t0)
    la   t0, record_2
    lw   a2, 4(t0)
    lw   s1, 0(t0)
    la   a0, format_local
    call printf
    la   a0, text_apart         # two stacks of 64 KiB: the locals can't be closer
    sub  t0, s0, s1
    bgez t0, 1f
    neg  t0, t0
1:  li   t1, 65536
    bgeu t0, t1, 2f
    la   a0, text_overlap
2:  call print_string
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# A thread: a0 = its record (address of its local, final value of its local).
work:
    addi sp, sp, -16
    sw   zero, 0(sp)            # the local variable
    li   t0, 1000
1:  lw   t1, 0(sp)              # no other thread can reach it by name,
    addi t1, t1, 1              # so no lock is needed
    sw   t1, 0(sp)
    la   t1, global             # what is shared needs an atomic addition
    li   t2, 1
    amoadd.w zero, t2, (t1)
    la   t1, heap_block
    lw   t1, 0(t1)
    amoadd.w zero, t2, (t1)
    addi t0, t0, -1
    bnez t0, 1b
    sw   sp, 0(a0)
    lw   t1, 0(sp)
    sw   t1, 4(a0)
    addi sp, sp, 16
    ret

.bss
.balign 4
global:     .space 4
heap_block: .space 4
record_1:   .space 8
record_2:   .space 8

.section .rodata
format_global: .asciz "global variable: %d (both threads)\n"
format_heap:   .asciz "heap block:      %d (both threads)\n"
format_local:  .asciz "locals:          %d and %d (one thread each)\n"
text_apart:    .asciz "the locals lie on different stacks\n"
text_overlap:  .asciz "the locals lie on one stack!\n"
