# asleep - a consumer waits for a value that comes late
.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, consume
    call thread_create
    mv   s0, a0
    li   a0, 5
    call sleep_ms
    li   a0, 7
    call put
    mv   a0, s0
    call thread_join
    call print_int
    call print_newline
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

consume:
    addi sp, sp, -16
    sw   ra, 12(sp)
    call get
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret
