# tabs - a fault in a thread, a fault in a process
# Claims: C5 C9
#
# A browser may run each tab as a process or as a thread. Here one of two tabs stores to
# address 0. As a process it dies alone, and the other one finishes its work. As a
# thread it takes all threads of its process with it.
# Look at:  which of the tabs live to report a result.
# Try:      three tabs; a tab that loops for ever instead of crashing.

.equ WORK, 1000

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    call fork                   # two processes
    beqz a0, bad_process
    mv   s0, a0
    call fork
    beqz a0, good_process
    mv   s1, a0
    mv   a0, s0
    call wait_pid
    addi a1, a0, -128           # the signal's number
    la   a0, format_process
    call printf
    mv   a0, s1
    call wait_pid
    mv   a1, a0
    la   a0, format_survivor
    call printf

    call fork                   # one process with two threads
    beqz a0, two_threads
    call wait_pid
    addi a1, a0, -128
    la   a0, format_threads
    call printf
done:
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

bad_process:
    call bad_tab
    j    done                   # never reached

good_process:
    call good_tab
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret                         # its result is the exit status

two_threads:
    la   a0, good_tab
    call thread_create
    mv   s0, a0
    la   a0, bad_tab
    call thread_create
    call thread_join            # waits for the bad tab, and dies with it
    mv   a0, s0
    call thread_join
    mv   a1, a0
    la   a0, format_survivor
    call printf
    j    done

good_tab:                       # a little work: 1000 + 999 + .. + 1, modulo 256
    li   t0, WORK
    li   a0, 0
1:  add  a0, a0, t0
    addi t0, t0, -1
    bnez t0, 1b
    andi a0, a0, 255
    ret

bad_tab:
    sw   zero, 0(zero)
    ret

.section .rodata
format_process:  .asciz "as processes: the bad tab was killed by signal %d\n"
format_survivor: .asciz "              the good tab finished with result %d\n"
format_threads:  .asciz "as threads:   the whole process was killed by signal %d\n"
