# sleep - waiting without using the processor
# Claims: B2 B5
#
# Two children sleep: the first for 200 ms, the second for 20 ms. The one that started
# later wakes up earlier. A sleeping process is blocked: it is in no run queue, and if
# nobody else can run, the processor idles. With a number of seconds, it only sleeps, as sleep(1) does.
# Look at:  the idle cycles (--stats): nearly all of the run.
# Try:      the same with a loop that counts instead of sleep_ms.

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    addi a0, a0, -2
    beqz a0, seconds
    li   s0, 200
    call fork
    beqz a0, child
    li   s0, 20
    call fork
    beqz a0, child
    call wait_any
    mv   a1, a0
    la   a0, format_ended
    call printf
    call wait_any
    mv   a1, a0
    la   a0, format_ended
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

seconds:
    lw   a0, 4(a1)
    call parse_int
    li   t0, 1000
    mul  a0, a0, t0
    call sleep_ms
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

child:
    mv   a0, s0
    call sleep_ms
    la   a0, format_awake
    mv   a1, s0
    call printf
    mv   a0, s0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.section .rodata
format_awake: .asciz "child: slept %d ms\n"
format_ended: .asciz "parent: the sleeper of %d ms has ended\n"
