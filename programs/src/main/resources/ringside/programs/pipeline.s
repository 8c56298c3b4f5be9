# pipeline - three processes, two pipes
# Claims: E1 A7
#
# What a shell does for `generate | square | add`: the first process writes the numbers
# 1..100 as words of 4 bytes, the second reads each and writes its square, the third
# (main) adds them up. Each of them sees only a descriptor to read from or write to.
# Look at:  who waits for whom: a reader on an empty pipe, a writer on a full one.
# Try:      a fourth process; or words written in groups of 16: fewer calls per byte.

.include "lib/syscalls.inc"
.equ COUNT, 100

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, first_pipe
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    la   a0, second_pipe
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    la   t0, first_pipe
    lw   s0, 0(t0)              # s0, s1: reading and writing end of the first pipe
    lw   s1, 4(t0)
    la   t0, second_pipe
    lw   s2, 0(t0)              # s2, s3: of the second
    lw   s3, 4(t0)
    call fork
    beqz a0, generate
    call fork
    beqz a0, square
    mv   a0, s1                 # main keeps only the second reading end
    call close
    mv   a0, s3
    call close
    li   s4, 0                  # s4: the sum
    li   s5, 0                  # s5: how many words came
1:  mv   a0, s2
    call read_word
    blez a0, 2f
    add  s4, s4, a1
    addi s5, s5, 1
    j    1b
2:  la   a0, format_sum
    mv   a1, s5
    mv   a2, s4
    call printf
    call wait_any
    call wait_any
    j    done

generate:
    li   s4, 1
1:  mv   a0, s1
    mv   a1, s4
    call write_word
    addi s4, s4, 1
    li   t0, COUNT
    ble  s4, t0, 1b
    j    done                   # its end closes its descriptors as well

square:
    mv   a0, s1                 # or its own open writing end would keep it waiting
    call close
1:  mv   a0, s0
    call read_word
    blez a0, done
    mul  a1, a1, a1
    mv   a0, s3
    call write_word
    j    1b

done:
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

close:                          # close(a0 = descriptor)
    li   a7, SYS_close
    ecall
    ret

read_word:                      # a0 = descriptor -> a0 = bytes read, a1 = the word
    addi sp, sp, -16
    mv   a1, sp
    li   a2, 4
    li   a7, SYS_read
    ecall
    lw   a1, 0(sp)
    addi sp, sp, 16
    ret

write_word:                     # a0 = descriptor, a1 = the word
    addi sp, sp, -16
    sw   a1, 0(sp)
    mv   a1, sp
    li   a2, 4
    li   a7, SYS_write
    ecall
    addi sp, sp, 16
    ret

.bss
.balign 4
first_pipe:  .space 8
second_pipe: .space 8

.section .rodata
format_sum: .asciz "%d squares, sum %d\n"
