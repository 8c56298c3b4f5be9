# births - a thread, a process and a program, each made by the same parent
# Claims: C3
#
# The parent writes to some pages. Then it makes a thread, a process (fork), and a process
# that begins another program (fork and execve), and waits each time for the end. The
# program of the third is this one again, with 0 pages, where it ends at once.
# Look at:  cycles and frames from the call of one_thread, one_process and one_program to
#           its return, as the pages grow.
# Try:      --set fork=eager: fork copies each page at once.
# Usage:    births [pages, 1..1024, or 0: to end at once]

.include "lib/syscalls.inc"
.equ MOST_PAGES, 1024
.equ ROUNDS, 2                  # the first one warms up

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s3, a2                 # s3: envp, passed on as it is
    li   s0, 16                 # s0: pages
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    beqz a0, 5f
    li   t0, MOST_PAGES
    bgtu a0, t0, 1f             # negative or too many: keep the default
    mv   s0, a0
1:  la   t0, area
    li   t1, PAGE_BYTES
    mv   t2, s0
2:  sw   t2, 0(t0)              # each page has a frame from now on
    add  t0, t0, t1
    addi t2, t2, -1
    bnez t2, 2b
    li   s1, ROUNDS
3:  call one_thread
    call one_process
    call one_program
all_made:
    addi s1, s1, -1
    bnez s1, 3b
    la   a0, format_end
    mv   a1, s0
    call printf
5:  li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
nothing:
    ret

one_thread:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, nothing
    call thread_create
    call thread_join
    lw   ra, 12(sp)
    addi sp, sp, 16
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

one_program:
    addi sp, sp, -16
    sw   ra, 12(sp)
    call fork
    bnez a0, 1f
    la   a0, path               # the child: goes on with another program
    la   a1, arguments
    mv   a2, s3
    li   a7, SYS_execve
    ecall
    li   a7, SYS_exit_group     # still here: execve has failed
    ecall
1:  call wait_pid
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
arguments: .word path, no_pages, 0

.bss
.balign 4096
area: .space MOST_PAGES * PAGE_BYTES

.section .rodata
path:       .asciz "/bin/births"
no_pages:   .asciz "0"
format_end: .asciz "a thread, a process and a program, by a parent with %d pages\n"
