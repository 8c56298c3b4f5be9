# switch-cost - what a switch costs, between threads and between processes
# Claims: D2 D3 D4 D6
#
# N workers take turns: each touches one line in each of k pages, then gives up the
# processor. As threads they work on the same pages in one address space; as processes
# each has its own copy behind the same addresses, so every switch changes the
# page-table base, and what TLB and caches knew is lost or displaced.
# Each number is cycles per turn, from the cycle counter: the work, the system call and
# the switch. "alone" is one worker that yields to nobody: the turn without a switch.
# Look at:  threads minus alone, processes minus alone; how both grow with k.
# Try:      --set of a larger TLB, --asid on, another N; beyond the size of the TLB even
#           a thread finds its pages gone.
# Usage:    switch-cost [both|threads|processes] [N, 1..16] [k, 1..64] [turns, 1..1000]
#
# The table is in this file, the workers are in switch-worker.s.

.include "lib/syscalls.inc"
.equ MOST_WORKERS, 16
.equ MOST_PAGES, 64

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s0, a0                 # s0: argc
    mv   s1, a1                 # s1: argv
    call read_arguments
    la   t0, workers
    lw   a1, 0(t0)
    la   t0, turns
    lw   a2, 0(t0)
    la   a0, format_title
    call printf
    la   a0, text_head
    call print_string
    la   s2, default_pages      # s2: next entry of the list of k, ended by 0
    la   t0, pages
    lw   t1, 0(t0)
    beqz t1, 1f
    la   s2, only_pages         # k was given: a list of one
    sw   t1, 0(s2)
1:  lw   s3, 0(s2)              # s3: k
    beqz s3, 2f
    la   t0, pages
    sw   s3, 0(t0)
    call print_row
    addi s2, s2, 4
    j    1b
2:  li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

print_row:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   t0, workers
    lw   s4, 0(t0)              # s4: N
    la   t0, mode
    lw   s8, 0(t0)              # s8: 0 both, 1 threads, 2 processes
    li   a0, 1
    call measure_threads
    mv   s5, a0                 # s5: alone
    li   s6, 0                  # s6: threads; 0 where not measured
    li   s7, 0                  # s7: processes
    li   t0, 2
    beq  s8, t0, 1f
    mv   a0, s4
    call measure_threads
    mv   s6, a0
1:  li   t0, 1
    beq  s8, t0, 2f
    mv   a0, s4
    call measure_processes
    mv   s7, a0
2:  la   a0, format_row
    mv   a1, s3
    mv   a2, s5
    mv   a3, s6
    mv   a4, s7
    call printf
    la   a0, text_no_ratio
    beqz s8, 3f
    call print_string
    j    4f
3:  li   t0, 100                # the ratio of the whole turns, with two decimals
    mul  t1, s7, t0
    divu t1, t1, s6
    divu a1, t1, t0
    remu t1, t1, t0
    li   t0, 10
    divu a2, t1, t0
    remu a3, t1, t0
    la   a0, format_ratio
    call printf
4:  lw   ra, 12(sp)
    addi sp, sp, 16
    ret

read_arguments:                 # s0 = argc, s1 = argv
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   t0, 2
    blt  s0, t0, 4f
    lw   a0, 4(s1)
    lbu  t1, 0(a0)              # the first letter tells
    la   t2, mode
    li   t0, 't'
    bne  t1, t0, 1f
    li   t3, 1
    sw   t3, 0(t2)
1:  li   t0, 'p'
    bne  t1, t0, 2f
    li   t3, 2
    sw   t3, 0(t2)
2:  la   s2, workers            # the three numbers, if given
    la   s4, most
    li   s3, 2
3:  beq  s3, s0, 4f
    li   t0, 5
    beq  s3, t0, 4f
    slli t0, s3, 2
    add  t0, s1, t0
    lw   a0, 0(t0)
    call parse_int
    lw   t1, 0(s4)
    addi t2, a0, -1
    bgeu t2, t1, 5f             # 0, negative or too many: keep the default
    sw   a0, 0(s2)
5:  addi s2, s2, 4
    addi s4, s4, 4
    addi s3, s3, 1
    j    3b
4:  lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
.globl workers
.globl pages
.globl turns
workers:       .word 4          # these three in the order of the arguments
pages:         .word 0          # 0: the list of defaults
turns:         .word 40
mode:          .word 0
most:          .word MOST_WORKERS, MOST_PAGES, 1000
default_pages: .word 1, 4, 16, 32, 0
only_pages:    .word 0, 0

.section .rodata
format_title:  .asciz "%d workers, %d turns each; cycles per turn\n"
text_head:     .asciz "pages     alone   threads processes  processes/threads\n"
format_row:    .asciz "%5d %9u %9u %9u"
format_ratio:  .asciz "%16d.%d%d\n"
text_no_ratio: .asciz "                  -\n"
