# forkbomb - processes that only make processes, and the limit that stops them
# Claims: B1 B4
#
# Every process forks up to 3 times, and so do its children and grandchildren: 40
# processes, if nothing stops them. RLIMIT_NPROC stops them at 24: then fork fails
# with EAGAIN. A real bomb has no bound; this one has, so that it ends anywhere.
# (Linux doesn't hold the superuser to this limit: all 39 forks succeed there.)
# Look at:  the tree of processes (--json); that all pids and frames are free again.
# Try:      ringside run forkbomb -- 10

.include "lib/syscalls.inc"
.equ LIMIT, 24
.equ FORKS, 3
.equ GENERATIONS, 3

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, LIMIT
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    mv   s0, a0
1:  la   a2, limit              # struct rlimit64: soft and hard limit, 64 bits each
    sw   s0, 0(a2)
    sw   s0, 8(a2)
    li   a0, 0                  # 0: of this process
    li   a1, RLIMIT_NPROC
    li   a3, 0
    li   a7, SYS_prlimit64
    ecall
    la   a0, reports            # each fork, good or refused, is reported by a byte
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    la   a0, gate               # all stay alive until main opens the gate
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    li   s1, 0                  # s1: generation

multiply:
    li   s2, FORKS
1:  call fork
    beqz a0, born
    la   a1, letter_born
    bgez a0, 2f
    la   a1, letter_refused
2:  mv   s3, a0
    la   t0, reports
    lw   a0, 4(t0)
    li   a2, 1
    li   a7, SYS_write
    ecall
    bltz s3, 3f                 # refused: asking again would be no use
    addi s2, s2, -1
    bnez s2, 1b
3:  la   t0, reports            # no more reports from this process
    lw   a0, 4(t0)
    li   a7, SYS_close
    ecall
    beqz s1, count

stay:                           # a descendant: stays alive until the gate opens
    la   t0, gate
    lw   a0, 0(t0)
    la   a1, byte
    li   a2, 1
    li   a7, SYS_read
    ecall
reap:                           # waits for its own children, then ends
    call wait_any
    bgez a0, reap
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

born:
    addi s1, s1, 1
    la   t0, gate               # or the gate would never open: this end must be main's
    lw   a0, 4(t0)
    blez a0, 1f                 # already closed by the parent
    li   a7, SYS_close
    ecall
    la   t0, gate
    sw   zero, 4(t0)
1:  li   t0, GENERATIONS
    blt  s1, t0, multiply
    j    3b

count:                          # main: counts the reports of the whole tree
    li   s3, 0                  # s3: births
    li   s4, 0                  # s4: refusals
1:  la   t0, reports
    lw   a0, 0(t0)
    la   a1, byte
    li   a2, 1
    li   a7, SYS_read
    ecall
    blez a0, 3f                 # nobody forks any more
    la   t0, byte
    lbu  t0, 0(t0)
    li   t1, 'b'
    beq  t0, t1, 2f
    addi s4, s4, 1
    j    1b
2:  addi s3, s3, 1
    j    1b
3:  la   a0, format_count
    mv   a1, s0
    mv   a2, s3
    mv   a3, s4
    call printf
    la   t0, gate               # nobody has this end but main: all readers wake up
    lw   a0, 4(t0)
    li   a7, SYS_close
    ecall
4:  call wait_any
    bgez a0, 4b
    la   a0, text_over
    call print_string
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 8
limit:   .space 16
reports: .space 8
gate:    .space 8
byte:    .space 1

.section .rodata
letter_born:    .ascii "b"
letter_refused: .ascii "r"
format_count:   .asciz "limit %d: %d processes were born, %d forks refused\n"
text_over:      .asciz "all of them have ended\n"
