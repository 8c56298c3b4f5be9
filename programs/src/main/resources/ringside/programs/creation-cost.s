# creation-cost - what it costs to make a thread, and to make a process
# Claims: B1 C3
#
# A thread needs a stack and an entry in the kernel's tables; a process needs an address
# space as well: page tables, and a copy-on-write entry for each page of its parent. So
# the thread's price stays, and the process's grows with the parent's size.
# Each number is the mean of the cycles from creating one to having waited for its end.
# Look at:  both columns from top to bottom.
# Try:      children that write to the pages; the frames in use (--json).
# Usage:    creation-cost [how many of each, 1..1000]

.include "lib/syscalls.inc"
.equ MOST_PAGES, 256

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 10                 # s0: how many of each
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    addi t0, a0, -1
    li   t1, 1000
    bgeu t0, t1, 1f             # 0, negative or too many: keep the default
    mv   s0, a0
1:  la   a0, format_head
    mv   a1, s0
    call printf
    la   s1, sizes              # s1: next size of the parent
2:  lw   s2, 0(s1)              # s2: pages of data that the parent has written
    beqz s2, 3f
    mv   a0, s2
    call touch
    la   a0, one_thread
    call measure
    mv   s3, a0
    la   a0, one_process
    call measure
    mv   a3, a0
    mv   a2, s3
    mv   a1, s2
    la   a0, format_row
    call printf
    addi s1, s1, 4
    j    2b
3:  li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

touch:                          # a0 = pages: writes to each
    la   t0, area
    li   t1, PAGE_BYTES
1:  sw   a0, 0(t0)
    add  t0, t0, t1
    addi a0, a0, -1
    bnez a0, 1b
    ret

measure:                        # a0 = function -> a0 = cycles per call, mean of s0 calls
    addi sp, sp, -32
    sw   ra, 28(sp)
    sw   s1, 24(sp)
    sw   s2, 20(sp)
    sw   s3, 16(sp)
    mv   s1, a0
    jalr s1                     # once to warm up
    mv   s2, s0
    rdcycle s3                  # the low 32 bits are enough for a difference
1:  jalr s1
    addi s2, s2, -1
    bnez s2, 1b
    rdcycle a0
    sub  a0, a0, s3
    divu a0, a0, s0
    lw   ra, 28(sp)
    lw   s1, 24(sp)
    lw   s2, 20(sp)
    lw   s3, 16(sp)
    addi sp, sp, 32
    ret

one_thread:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, nothing
    call thread_create
    call thread_join
    lw   ra, 12(sp)
    addi sp, sp, 16
nothing:
    ret

one_process:
    addi sp, sp, -16
    sw   ra, 12(sp)
    call fork
    bnez a0, 1f
    li   a7, SYS_exit_group     # the child: ends at once, with a0 = 0
    ecall
1:  call wait_pid
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
sizes: .word 1, 16, 64, MOST_PAGES, 0

.bss
.balign 4096
area: .space MOST_PAGES * PAGE_BYTES

.section .rodata
format_head: .asciz "mean of %d each; cycles\npages    thread   process\n"
format_row:  .asciz "%5d %9u %9u\n"
