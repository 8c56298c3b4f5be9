# tabs - a fault in a thread, a fault in a process
# Claims: C5 C9
#
# A browser may run each tab as a process or as a thread. Here one of two tabs stores to
# address 0. As a process it dies alone, and the other one finishes its work. As a
# thread it takes all threads of its process with it.
# Look at:  which of the tabs live to report a result.
# Try:      three tabs; a tab that loops for ever instead of crashing.
# Usage:    tabs [both|processes|threads]

.equ WORK, 1000

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s2, 'b'                # s2: both, processes or threads, by the first letter
    li   t0, 2
    blt  a0, t0, 1f
    lw   t0, 4(a1)
    lbu  s2, 0(t0)
1:  li   t0, 't'
    beq  s2, t0, as_threads
    li   t0, 'b'
    beq  s2, t0, as_processes
    li   t0, 'p'
    beq  s2, t0, as_processes
    la   a0, text_usage
    call print_string
    li   a0, 2
    j    leave

as_processes:
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
    li   t0, 'p'
    beq  s2, t0, done

as_threads:
    call fork                   # one process with two threads
    beqz a0, two_threads
    call wait_pid
    addi a1, a0, -128
    la   a0, format_threads
    call printf
done:
    li   a0, 0
leave:
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

bad_process:
    call bad_tab
    j    done                   # never reached

good_process:
    call good_tab               # its result is the exit status
    j    leave

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
text_usage:      .asciz "tabs: both, processes or threads\n"
format_process:  .asciz "as processes: the bad tab was killed by signal %d\n"
format_survivor: .asciz "              the good tab finished with result %d\n"
format_threads:  .asciz "as threads:   the whole process was killed by signal %d\n"
