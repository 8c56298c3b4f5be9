# switch-worker.s - the workers of switch-cost
#
#   measure_threads(a0 = N) -> a0 = cycles per turn
#   measure_processes(a0 = N) -> a0 = cycles per turn
#
# All workers wait at a gate until the last one exists. Then each takes WARM turns
# before it looks at the clock and WARM turns after it has looked again, so that all N
# are in motion during all measured turns. Their times come back through a pipe, from
# threads as from processes, so that both do the same.

.include "lib/syscalls.inc"
.equ WARM, 8
.equ MOST_WORKERS, 16
.equ MOST_PAGES, 64
.equ STEP, PAGE_BYTES + 64      # the next line in the next page: spreads over the cache

.text
.globl measure_threads
measure_threads:
    la   a1, start_thread
    la   a2, end_thread
    j    measure
.globl measure_processes
measure_processes:
    la   a1, start_process
    la   a2, end_process

measure:                        # a0 = N, a1 and a2 = how a worker starts and ends
    addi sp, sp, -48
    sw   ra, 44(sp)
    sw   s0, 40(sp)
    sw   s1, 36(sp)
    sw   s2, 32(sp)
    sw   s3, 28(sp)
    sw   s4, 24(sp)
    sw   s5, 20(sp)
    mv   s0, a0                 # s0: N
    mv   s1, a1
    mv   s2, a2
    la   a0, gate
    call make_pipe
    la   a0, reports
    call make_pipe
    la   s3, handles
    mv   s4, s0
1:  jalr s1                     # a0 = a handle, to wait for the worker's end
    sw   a0, 0(s3)
    addi s3, s3, 4
    addi s4, s4, -1
    bnez s4, 1b

    la   t0, gate               # N bytes: one for each worker
    lw   a0, 4(t0)
    la   a1, bytes
    mv   a2, s0
    li   a7, SYS_write
    ecall
    li   s5, 0                  # s5: the sum of the workers' times
    mv   s4, s0
2:  la   t0, reports
    lw   a0, 0(t0)
    mv   a1, sp
    li   a2, 4
    li   a7, SYS_read
    ecall
    lw   t0, 0(sp)
    add  s5, s5, t0
    addi s4, s4, -1
    bnez s4, 2b
    la   s3, handles
    mv   s4, s0
3:  lw   a0, 0(s3)
    jalr s2
    addi s3, s3, 4
    addi s4, s4, -1
    bnez s4, 3b
    la   a0, gate
    call close_pipe
    la   a0, reports
    call close_pipe
    la   t0, turns              # the mean time is sum/N, in which N * turns turns passed
    lw   t0, 0(t0)
    mul  t0, t0, s0
    mul  t0, t0, s0
    divu a0, s5, t0
    lw   ra, 44(sp)
    lw   s0, 40(sp)
    lw   s1, 36(sp)
    lw   s2, 32(sp)
    lw   s3, 28(sp)
    lw   s4, 24(sp)
    lw   s5, 20(sp)
    addi sp, sp, 48
    ret

start_thread:
    la   a0, worker
    j    thread_create
end_thread:
    j    thread_join
start_process:
    addi sp, sp, -16
    sw   ra, 12(sp)
    call fork
    bnez a0, 1f
    call worker
    li   a0, 0
    li   a7, SYS_exit_group
    ecall
1:  lw   ra, 12(sp)
    addi sp, sp, 16
    ret
end_process:
    j    wait_pid

worker:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   t0, gate               # blocked here until all exist
    lw   a0, 0(t0)
    mv   a1, sp
    li   a2, 1
    li   a7, SYS_read
    ecall
    la   t0, pages
    lw   s0, 0(t0)              # s0: k
    la   s1, area
    li   s2, STEP
    li   a0, WARM
    call take_turns
    rdcycle s3                  # the low 32 bits are enough for a difference
    la   t0, turns
    lw   a0, 0(t0)
    call take_turns
    rdcycle s4
    sub  s4, s4, s3
    li   a0, WARM
    call take_turns
    sw   s4, 0(sp)
    la   t0, reports
    lw   a0, 4(t0)
    mv   a1, sp
    li   a2, 4
    li   a7, SYS_write
    ecall
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

take_turns:                     # a0 = turns; s0 = k, s1 = first address, s2 = step
    mv   t0, a0
1:  mv   t1, s0
    mv   t2, s1
2:  lw   t3, 0(t2)
    addi t3, t3, 1
    sw   t3, 0(t2)
    add  t2, t2, s2
    addi t1, t1, -1
    bnez t1, 2b
    li   a7, SYS_sched_yield
    ecall
    addi t0, t0, -1
    bnez t0, 1b
    ret

make_pipe:                      # a0 = where the two descriptors go
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    ret

close_pipe:                     # a0 = the two descriptors
    mv   t0, a0
    lw   a0, 0(t0)
    li   a7, SYS_close
    ecall
    lw   a0, 4(t0)
    li   a7, SYS_close
    ecall
    ret

.bss
.balign 4096
area:    .space MOST_PAGES * STEP
gate:    .space 8
reports: .space 8
handles: .space 4 * MOST_WORKERS
bytes:   .space MOST_WORKERS
