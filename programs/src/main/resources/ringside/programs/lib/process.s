# process.s - processes: to make one, to wait for one, to sleep.
#
#   fork() -> a0 = 0 in the child, the child's pid in the parent, or -errno
#   wait_pid(a0 = pid) -> a0 = status, a1 = pid
#   wait_any() -> a0 = status, a1 = pid of whichever child ended
#       status: 0..255 as the child gave it to exit; 128 + n if signal n killed it;
#       negative: -errno (-ECHILD: no child left)
#   sleep_ms(a0 = milliseconds)
#   yield()                     gives the processor to the next one that can run

.include "lib/syscalls.inc"

.text
.globl fork
fork:                           # riscv32 Linux has no fork call: clone, sharing nothing
    li   a0, SIGCHLD            # the signal the parent gets when the child ends
    li   a1, 0                  # same stack address (in a copied address space)
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    ret

.globl wait_any
wait_any:
    li   a1, 0
    li   a0, P_ALL
    j    wait_ended
.globl wait_pid
wait_pid:
    mv   a1, a0
    li   a0, P_PID
wait_ended:                     # waitid(which, id, siginfo, WEXITED, no usage)
    addi sp, sp, -SIGINFO_BYTES
    mv   a2, sp
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    bltz a0, 2f
    lw   a1, SIGINFO_PID(sp)
    lw   a0, SIGINFO_STATUS(sp)
    lw   t0, SIGINFO_CODE(sp)
    li   t1, CLD_EXITED
    beq  t0, t1, 2f
    addi a0, a0, 128            # not CLD_EXITED: the status is a signal's number
2:  addi sp, sp, SIGINFO_BYTES
    ret

.globl sleep_ms
sleep_ms:
    addi sp, sp, -16            # struct timespec: 64 bits of seconds, 64 of nanoseconds
    li   t0, 1000
    divu t1, a0, t0
    sw   t1, 0(sp)
    sw   zero, 4(sp)
    remu t1, a0, t0
    li   t0, 1000000
    mul  t1, t1, t0
    sw   t1, 8(sp)
    sw   zero, 12(sp)
    li   a0, CLOCK_MONOTONIC
    li   a1, 0                  # relative: from now on
    mv   a2, sp
    li   a3, 0
    li   a7, SYS_clock_nanosleep_time64
    ecall
    addi sp, sp, 16
    ret

.globl yield
yield:
    li   a7, SYS_sched_yield
    ecall
    ret
