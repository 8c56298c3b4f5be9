# pressure - more pages than memory: swapping, and processes taken out as a whole
# Claims: A2 B1 B2 B3
#
# Four children touch 200 pages each, a page at a time, again and again; a fifth fills
# its pages once and then waits at a pipe until the others are done. With memory for
# about 400 pages the kernel writes pages to the swap disk and reads them back when
# they are touched. When it does little else, it suspends whole processes, the one
# that waits first. Every child checks in the end that each page is as it left it.
# Look at:  ringside run pressure --set memory=2MiB --stats, and --transitions FILE:
#           ready-suspended and blocked-suspended are the states of who is taken out.
# Try:      memory=4MiB, where all fits; --set disk.latency=200000.

.include "lib/syscalls.inc"
.equ WORKERS, 4
.equ PAGES, 200
.equ PAGE_BYTES, 4096
.equ ROUNDS, 5

.text
.globl main
main:
    addi sp, sp, -32
    sw   ra, 28(sp)
    la   a0, gate
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    li   s0, 0                  # s0: number of the child, 0 the one that waits
    la   s1, pids
1:  call fork
    beqz a0, child
    sw   a0, 0(s1)
    addi s1, s1, 4
    addi s0, s0, 1
    li   t0, WORKERS
    ble  s0, t0, 1b

    li   s0, 1
    la   s1, pids + 4
2:  lw   a0, 0(s1)
    call wait_pid
    mv   a2, a0
    mv   a1, s0
    la   a0, text_worker
    call printf
    addi s1, s1, 4
    addi s0, s0, 1
    li   t0, WORKERS
    ble  s0, t0, 2b

    la   t0, gate
    lw   a0, 4(t0)
    la   a1, byte
    li   a2, 1
    li   a7, SYS_write          # now the one that waits may go on
    ecall
    la   t0, pids
    lw   a0, 0(t0)
    call wait_pid
    mv   a1, a0
    la   a0, text_sleeper
    call printf
    li   a0, 0
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

child:                          # s0: its number
    li   s2, 0                  # s2: round
    li   s3, ROUNDS
    bnez s0, 3f
    li   s3, 1                  # the one that waits fills its pages once
3:  la   t0, pages
    li   t1, PAGES
4:  add  t2, s0, s2             # what it writes: its number, the round and the page
    add  t2, t2, t1
    sw   t2, 0(t0)
    li   t3, PAGE_BYTES
    add  t0, t0, t3
    addi t1, t1, -1
    bnez t1, 4b
    addi s2, s2, 1
    blt  s2, s3, 3b
    bnez s0, 5f
    la   t0, gate
    lw   a0, 0(t0)
    la   a1, byte
    li   a2, 1
    li   a7, SYS_read
    ecall
5:  addi s2, s2, -1             # the last round's words must be there
    la   t0, pages
    li   t1, PAGES
    li   a0, 0                  # a0: pages that are not as they were left
6:  add  t2, s0, s2
    add  t2, t2, t1
    lw   t3, 0(t0)
    sub  t3, t3, t2
    snez t3, t3
    add  a0, a0, t3
    li   t3, PAGE_BYTES
    add  t0, t0, t3
    addi t1, t1, -1
    bnez t1, 6b
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

.section .rodata
text_worker:  .asciz "worker %d: %d wrong pages\n"
text_sleeper: .asciz "the one that waited: %d wrong pages\n"

.bss
.balign 4
gate:  .space 8
pids:  .space 4 * (WORKERS + 1)
byte:  .space 4
.balign PAGE_BYTES
pages: .space PAGES * PAGE_BYTES
