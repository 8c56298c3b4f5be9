# exec - a process replaces its program
# Claims: A1 B1
#
# execve loads another program file into the process that calls it: new code, data,
# heap and stack, but the same pid and the same open descriptors. If it succeeds it
# never returns, for there is nothing left to return to.
# Look at:  the child's pid before and after; the address space that is freed.
# Try:      ringside run exec -- /bin/args (any program of the store is under /bin).

.include "lib/syscalls.inc"

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   s0, default_path       # s0: the file to run
    li   t0, 2
    blt  a0, t0, 1f
    lw   s0, 4(a1)
1:  mv   s1, a2                 # s1: envp, passed on as it is
    call fork
    beqz a0, child
    call wait_pid
    mv   a1, a0
    la   a0, format_parent
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

child:
    la   a0, format_child
    mv   a1, s0
    call printf
    la   t0, new_argv           # argv of the new program: its path, one word, the end
    sw   s0, 0(t0)
    la   t1, word
    sw   t1, 4(t0)
    mv   a0, s0
    mv   a1, t0
    mv   a2, s1
    li   a7, SYS_execve
    ecall
    neg  a1, a0                 # still here: execve has failed
    la   a0, format_failed
    call printf
    li   a0, 127                # what a shell answers for "not found"
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
new_argv: .space 12

.section .rodata
default_path:  .asciz "/bin/hello"
word:          .asciz "passed-on"
format_child:  .asciz "child: about to become %s\n"
format_parent: .asciz "parent: the child ended with status %d\n"
format_failed: .asciz "child: execve failed with error %d\n"
