# A stack of at most four numbers. It reads commands, a line each, and answers each with a line:
#   push 7   ok, or full
#   pop      the number, or empty
.equ MOST, 4

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, 0                  # s0: numbers on the stack
1:  call read_line
    bltz a0, 9f
    la   t0, line
    lbu  t1, 1(t0)
    li   t2, 'u'
    bne  t1, t2, 2f
    li   a1, MOST               # push
    mv   a0, s0
    call has_room
    la   a2, full
    beqz a0, 8f
    la   a0, line + 5
    call parse_int
    la   t0, numbers
    slli t1, s0, 2
    add  t0, t0, t1
    sw   a0, 0(t0)
    addi s0, s0, 1
    la   a2, ok
    j    8f
2:  la   a2, empty              # pop
    beqz s0, 8f
    addi s0, s0, -1
    la   t0, numbers
    slli t1, s0, 2
    add  t0, t0, t1
    lw   a1, 0(t0)
    la   a2, number
8:  mv   a0, a2
    call printf
    j    1b
9:  li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Reads a line, and ends it with a zero byte; a0 is -1 at the end of the input.
read_line:
    la   t3, line
1:  li   a0, 0
    mv   a1, t3
    li   a2, 1
    li   a7, 63                 # read
    ecall
    blez a0, 3f
    lbu  t0, 0(t3)
    li   t1, '\n'
    beq  t0, t1, 2f
    addi t3, t3, 1
    j    1b
2:  sb   zero, 0(t3)
    li   a0, 0
    ret
3:  li   a0, -1
    ret

.section .rodata
ok:     .asciz "ok\n"
full:   .asciz "full\n"
empty:  .asciz "empty\n"
number: .asciz "%d\n"

.bss
.balign 4
numbers: .space 4 * (MOST + 1)
line:    .space 64
