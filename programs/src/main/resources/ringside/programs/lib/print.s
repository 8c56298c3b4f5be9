# print.s - text on standard output. Nothing is buffered: each call is one write.
#
#   print_string(a0 = text, ended by a zero byte)
#   print_char(a0 = character)      print_newline()
#   print_int(a0 = signed)          print_hex(a0 = unsigned, as 0xabcd)
#   printf(a0 = format, a1..a7)     builds one line, then writes it at once
#
# printf knows %d %u %x %s %c and %%; a width before the letter pads with blanks
# on the left (%6d). What is beyond 256 bytes is cut off. The line is built on the
# caller's own stack, so threads may print without disturbing each other.

.include "lib/syscalls.inc"

.text
.globl print_string
print_string:
    mv   a1, a0
    mv   a2, a0
1:  lbu  t0, 0(a2)
    beqz t0, write_out
    addi a2, a2, 1
    j    1b

# Writes the bytes from a1 up to a2.
write_out:
    sub  a2, a2, a1
    li   a0, STDOUT
    li   a7, SYS_write
    ecall
    ret

.globl print_newline
print_newline:
    li   a0, '\n'
.globl print_char
print_char:
    addi sp, sp, -16
    sb   a0, 0(sp)
    mv   a1, sp
    li   a2, 1
    li   a0, STDOUT
    li   a7, SYS_write
    ecall
    addi sp, sp, 16
    ret

.globl print_int
print_int:
    mv   a1, a0
    la   a0, format_int
    j    printf                 # a tail call: printf returns to our caller

.globl print_hex
print_hex:
    mv   a1, a0
    la   a0, format_hex
    j    printf

# The frame of printf: 256 bytes of line, 16 of digits, then the saved registers.
.equ LINE, 0
.equ DIGITS_END, 272
.equ ARGUMENTS, 272
.equ SAVED, 304
.equ FRAME, 336

.globl printf
printf:
    addi sp, sp, -FRAME
    sw   ra, SAVED+0(sp)
    sw   s0, SAVED+4(sp)
    sw   s1, SAVED+8(sp)
    sw   s2, SAVED+12(sp)
    sw   s3, SAVED+16(sp)
    sw   s4, SAVED+20(sp)
    sw   a1, ARGUMENTS+0(sp)
    sw   a2, ARGUMENTS+4(sp)
    sw   a3, ARGUMENTS+8(sp)
    sw   a4, ARGUMENTS+12(sp)
    sw   a5, ARGUMENTS+16(sp)
    sw   a6, ARGUMENTS+20(sp)
    sw   a7, ARGUMENTS+24(sp)
    mv   s0, a0                 # s0: next character of the format
    addi s1, sp, LINE           # s1: next free byte of the line
    addi s2, sp, ARGUMENTS      # s2: next argument
    addi s3, sp, LINE+256       # s3: end of the line's room
next_character:
    lbu  a0, 0(s0)
    beqz a0, line_complete
    addi s0, s0, 1
    li   t0, '%'
    beq  a0, t0, conversion
plain:
    call put
    j    next_character

conversion:
    li   s4, 0                  # s4: width
1:  lbu  a0, 0(s0)
    beqz a0, line_complete
    addi s0, s0, 1
    addi t0, a0, -48            # '0' is 48
    li   t1, 10
    bgeu t0, t1, 2f
    mul  s4, s4, t1
    add  s4, s4, t0
    j    1b
2:  li   t0, '%'
    beq  a0, t0, plain
    lw   a1, 0(s2)              # every other letter takes one argument
    addi s2, s2, 4
    li   t0, 'c'
    beq  a0, t0, character
    li   t0, 's'
    beq  a0, t0, padded
    li   a2, 10
    li   t0, 'u'
    beq  a0, t0, number
    li   a2, 16
    li   t0, 'x'
    beq  a0, t0, number
    li   a2, -10                # anything else is taken as %d
number:
    addi a0, sp, DIGITS_END
    call digits
    mv   a1, a0
padded:                         # a1: text; blanks first, then the text itself
    mv   t2, a1
1:  lbu  t0, 0(t2)
    beqz t0, 2f
    addi t2, t2, 1
    addi s4, s4, -1
    j    1b
2:  blez s4, 3f
    li   a0, ' '
    call put
    addi s4, s4, -1
    j    2b
3:  lbu  a0, 0(a1)
    beqz a0, next_character
    addi a1, a1, 1
    call put
    j    3b
character:
    mv   a0, a1
    j    plain

line_complete:
    addi a1, sp, LINE
    mv   a2, s1
    call write_out
    lw   ra, SAVED+0(sp)
    lw   s0, SAVED+4(sp)
    lw   s1, SAVED+8(sp)
    lw   s2, SAVED+12(sp)
    lw   s3, SAVED+16(sp)
    lw   s4, SAVED+20(sp)
    addi sp, sp, FRAME
    ret

# Appends a0 to the line, if there is room.
put:
    bgeu s1, s3, 1f
    sb   a0, 0(s1)
    addi s1, s1, 1
1:  ret

# Digits of a1 in base a2 (negative base: a1 is signed), written backwards so that
# they end before a0. Returns the address of the first one. At most 12 bytes.
digits:
    li   t3, 0                  # t3: is there a minus sign?
    bgez a2, 1f
    neg  a2, a2
    bgez a1, 1f
    neg  a1, a1
    li   t3, 1
1:  addi a0, a0, -1
    sb   zero, 0(a0)
2:  remu t0, a1, a2
    divu a1, a1, a2
    addi t0, t0, 48
    li   t1, 58                 # after '9' (57) come ':' and so on: skip to 'a' (97)
    bltu t0, t1, 3f
    addi t0, t0, 39
3:  addi a0, a0, -1
    sb   t0, 0(a0)
    bnez a1, 2b
    beqz t3, 4f
    addi a0, a0, -1
    li   t0, '-'
    sb   t0, 0(a0)
4:  ret

.section .rodata
format_int: .asciz "%d"
format_hex: .asciz "0x%x"
