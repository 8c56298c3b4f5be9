# isolation - one address, two processes, two values
# Claims: A4 B1
#
# After the fork, parent and child write different values to the same virtual address,
# again and again, taking turns. Each always finds its own value again: behind the same
# address lie two frames of physical memory.
# Look at:  --trace-accesses: equal virtual, different physical addresses.
# Try:      the same with two threads (thread_create instead of fork).

.equ TURNS, 100

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   s0, word               # the same address in both processes
    call fork
    mv   s1, a0                 # s1: the child's pid; 0 in the child
    li   s2, 1000               # s2: what the child writes
    beqz a0, 1f
    li   s2, 2000               # ... and the parent
1:  li   s3, TURNS
    li   s4, 0                  # s4: how often somebody else's value was found
    sw   s2, 0(s0)
2:  call yield
    lw   t0, 0(s0)
    beq  t0, s2, 3f
    addi s4, s4, 1
3:  addi s2, s2, 1
    sw   s2, 0(s0)
    addi s3, s3, -1
    bnez s3, 2b

    beqz s1, 4f
    mv   a0, s1
    call wait_pid               # so that the child's line comes first
4:  la   a1, text_child
    beqz s1, 5f
    la   a1, text_parent
5:  lw   a2, 0(s0)
    mv   a3, s4
    la   a0, format
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
word: .space 4

.section .rodata
text_child:  .asciz "child"
text_parent: .asciz "parent"
format:      .asciz "%s: my value is %d, foreign values found: %d\n"
