# order - one thread alone: three values, then four, so that the ring goes round
.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    sw   s1, 4(sp)
    li   s0, 1
    li   s1, 3
    call round
    li   s1, 4
    call round
    li   a0, 0
    lw   ra, 12(sp)
    lw   s0, 8(sp)
    lw   s1, 4(sp)
    addi sp, sp, 16
    ret

round:                          # puts s1 values from s0 on, gets and prints as many
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s2, 8(sp)
    mv   s2, s1
1:  mv   a0, s0
    call put
    addi s0, s0, 1
    addi s2, s2, -1
    bgtz s2, 1b
    mv   s2, s1
2:  call get
    call print_int
    call print_newline
    addi s2, s2, -1
    bgtz s2, 2b
    lw   ra, 12(sp)
    lw   s2, 8(sp)
    addi sp, sp, 16
    ret
