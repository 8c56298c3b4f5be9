# shell - handed in
#
#   PROGRAM WORD...         runs /bin/PROGRAM with these arguments, and waits for it
#   ... | ...               several at once, each reading what the one before prints
#   ... < FILE  ... > FILE  reads from a file, prints to a file
#   exit N                  ends the shell with a status; so does the end of input, with 0

.include "lib/syscalls.inc"
.equ LINE_BYTES, 256
.equ MOST_WORDS, 32
.equ NOT_FOUND, 127

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
1:  call read_line
    bltz a0, 3f
    call split
    la   s0, words
    lw   a0, 0(s0)
    la   a1, word_exit
    call strcmp
    beqz a0, 2f
    mv   a0, s0
    call run_pipeline
    j    1b
2:  lw   a0, 4(s0)
    beqz a0, 4f
    call parse_int
    j    4f
3:  li   a0, 0
4:  lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Reads a line into `line`, without its end. -> a0 = bytes, or -1 at the end of input
read_line:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    sw   s1, 4(sp)
    la   s0, line
    li   s1, LINE_BYTES - 1     # room
1:  mv   a1, s0                 # byte by byte: what follows the line belongs to the programs
    li   a0, STDIN
    li   a2, 1
    li   a7, SYS_read
    ecall
    blez a0, 2f
    lbu  t0, 0(s0)
    li   t1, '\n'
    beq  t0, t1, 3f
    beqz s1, 1b                 # too long: the rest of the line is dropped
    addi s0, s0, 1
    addi s1, s1, -1
    j    1b
2:  la   t0, line
    bne  s0, t0, 3f
    li   a0, -1
    j    4f
3:  sb   zero, 0(s0)
    la   t0, line
    sub  a0, s0, t0
4:  lw   s1, 4(sp)
    lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Splits `line` at blanks: `words` has the address of each word, and 0 behind the last.
split:
    la   t0, line
    la   t1, words
    li   t2, MOST_WORDS
    li   t4, ' '
1:  lbu  t3, 0(t0)              # between words
    beqz t3, 4f
    addi t0, t0, 1
    beq  t3, t4, 1b
    beqz t2, 4f
    addi t5, t0, -1
    sw   t5, 0(t1)
    addi t1, t1, 4
    addi t2, t2, -1
2:  lbu  t3, 0(t0)              # in a word
    beqz t3, 4f
    addi t0, t0, 1
    bne  t3, t4, 2b
    sb   zero, -1(t0)
    j    1b
4:  sw   zero, 0(t1)
    ret

# run_pipeline(a0 = words): all commands of a line at once; waits for all of them.
run_pipeline:
    addi sp, sp, -48
    sw   ra, 44(sp)
    sw   s0, 40(sp)
    sw   s1, 36(sp)
    sw   s2, 32(sp)
    sw   s3, 28(sp)
    sw   s4, 24(sp)
    mv   s0, a0                 # s0: the words of the next command
    li   s1, STDIN              # s1: what it reads from
    li   s2, 0                  # s2: commands that were started
1:  mv   a0, s0
    call end_of_command
    mv   s3, a1                 # s3: the words behind it, or 0
    li   s4, STDOUT             # s4: what it prints to
    beqz s3, 2f
    mv   a0, sp
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    lw   s4, 4(sp)
2:  call fork
    bnez a0, 3f
    mv   a0, s0
    mv   a1, s1
    mv   a2, s4
    lw   a3, 0(sp)
    beqz s3, start
    j    start_with_pipe
3:  addi s2, s2, 1
    mv   a0, s1                 # the shell itself needs neither end
    call close_own
    mv   a0, s4
    call close_own
    lw   s1, 0(sp)
    mv   s0, s3
    bnez s3, 1b
4:  call wait_any
    addi s2, s2, -1
    bgtz s2, 4b
    lw   s4, 24(sp)
    lw   s3, 28(sp)
    lw   s2, 32(sp)
    lw   s1, 36(sp)
    lw   s0, 40(sp)
    lw   ra, 44(sp)
    addi sp, sp, 48
    ret

# end_of_command(a0 = words) -> a1 = the words behind the next |, which becomes the end; 0 for none
end_of_command:
    lw   t0, 0(a0)
    li   a1, 0
    beqz t0, 1f
    lbu  t1, 0(t0)
    lbu  t2, 1(t0)
    addi a0, a0, 4
    li   t3, '|'
    bne  t1, t3, end_of_command
    bnez t2, end_of_command
    sw   zero, -4(a0)
    mv   a1, a0
1:  ret

# close_own(a0 = descriptor): closes it, unless it is one that the shell was given.
close_own:
    li   t0, STDERR
    ble  a0, t0, 1f
    li   a7, SYS_close
    ecall
1:  ret

# In the child. a0 = words, a1 = to read from, a2 = to print to, a3 = the other end of the pipe
start_with_pipe:
    mv   s2, a0
    mv   a0, a3
    li   a7, SYS_close          # it belongs to the next command
    ecall
    mv   a0, s2
start:
    mv   s0, a0
    mv   s1, a2
    mv   a0, a1
    li   a1, STDIN
    call become
    mv   a0, s1
    li   a1, STDOUT
    call become
    call redirect
    lw   s1, 0(s0)
    mv   a0, s1
    call strlen                 # the path is /bin/ and the name
    addi a2, a0, 1
    la   a0, path_end
    mv   a1, s1
    call memcpy
    la   a0, path
    mv   a1, s0
    li   a2, 0
    li   a7, SYS_execve
    ecall
    la   a0, not_found
    mv   a1, s1
    call printf
    li   a0, NOT_FOUND
leave:
    li   a7, SYS_exit_group
    ecall

# become(a0 = descriptor, a1 = number): the number means the same from now on; the other is closed.
become:
    beq  a0, a1, 1f
    mv   t0, a0
    li   a2, 0
    li   a7, SYS_dup3
    ecall
    mv   a0, t0
    li   a7, SYS_close
    ecall
1:  ret

# Takes < FILE and > FILE out of the words at s0, and does what they say.
redirect:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s2, s0                 # s2: to look at; s3: where the next word stays
    mv   s3, s0
1:  lw   t0, 0(s2)
    sw   t0, 0(s3)
    beqz t0, 4f
    addi s2, s2, 4
    lbu  t1, 0(t0)
    lbu  t2, 1(t0)
    bnez t2, 2f
    li   a2, O_RDONLY
    li   s4, STDIN
    li   t3, '<'
    beq  t1, t3, 3f
    li   a2, O_WRONLY | O_CREAT | O_TRUNC
    li   s4, STDOUT
    li   t3, '>'
    beq  t1, t3, 3f
2:  addi s3, s3, 4
    j    1b
3:  lw   a1, 0(s2)
    addi s2, s2, 4
    li   a0, AT_FDCWD
    li   a3, 0644
    li   a7, SYS_openat
    ecall
    bltz a0, 5f
    mv   a1, s4
    call become
    j    1b
4:  lw   ra, 12(sp)
    addi sp, sp, 16
    ret
5:  lw   a1, -4(s2)
    la   a0, no_file
    call printf
    li   a0, 1
    j    leave

.bss
.balign 4
words:     .space 4 * (MOST_WORDS + 1)
line:      .space LINE_BYTES

.data
path:      .ascii "/bin/"
path_end:  .space LINE_BYTES

.section .rodata
word_exit: .asciz "exit"
not_found: .asciz "%s: not found\n"
no_file:   .asciz "%s: no such file\n"
