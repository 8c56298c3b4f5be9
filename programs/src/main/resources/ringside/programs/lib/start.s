# start.s - where every program begins.
#
# The kernel starts a program at _start with sp pointing at:
#     argc, argv[0] .. argv[argc-1], 0, envp[0] .. envp[n-1], 0, auxiliary vector
# _start hands these to main(argc, argv, envp) and ends the process with main's
# answer as its exit status. It keeps nothing in s-registers, so main may use
# them without saving them; main must save ra, or it can't return here.

.include "lib/syscalls.inc"

.text
.globl _start
_start:
    lw   a0, 0(sp)              # argc
    addi a1, sp, 4              # argv
    slli t0, a0, 2
    add  a2, a1, t0
    addi a2, a2, 4              # envp begins after argv's closing 0
    andi sp, sp, -16            # the calling convention keeps sp a multiple of 16
    call main
    li   a7, SYS_exit_group     # ends all threads of the process
    ecall
