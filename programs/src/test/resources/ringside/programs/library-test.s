# library-test - calls the library where its edges are, and prints what comes of it

.include "lib/syscalls.inc"
.equ BLOCKS, 64
.equ STEPS, 5000

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s5, 0x55555555         # printf must keep the s-registers
    la   a0, format_numbers
    li   a1, 0x80000000
    li   a2, -1
    li   a3, 0
    li   a4, 0xdeadbeef
    li   a5, 7
    li   a6, -7
    li   a7, 12345
    call printf
    la   a0, format_text
    la   a1, text_short
    la   a2, text_short
    la   a3, text_empty
    li   a4, 'z'
    call printf
    la   a0, text_short
    call print_string
    call print_newline
    li   a0, -2147483648
    call print_int
    li   a0, ' '
    call print_char
    li   a0, 0x1000
    call print_hex
    call print_newline
    la   a0, long_line          # cut at 256 bytes, so without its line end
    call printf
    call print_newline

    la   a0, format_parse
    la   s0, numbers
    mv   a0, s0
    call parse_int
    mv   s1, a0
    addi a0, s0, 6
    call parse_int
    mv   s2, a0
    addi a0, s0, 10
    call parse_int
    mv   s3, a0
    la   a0, format_parse
    mv   a1, s1
    mv   a2, s2
    mv   a3, s3
    call printf

    la   a0, text_short
    la   a1, text_longer
    call strcmp
    srli s1, a0, 31
    la   a0, text_longer
    la   a1, text_short
    call strcmp
    sgtz s2, a0
    la   a0, text_short
    la   a1, text_short
    call strcmp
    mv   s3, a0
    la   a0, text_longer
    call strlen
    mv   a4, a0
    la   a0, format_compare
    mv   a1, s1
    mv   a2, s2
    mv   a3, s3
    call printf

    la   s0, area               # memset and memcpy keep to their bounds
    mv   a0, s0
    li   a1, 'a'
    li   a2, 12
    call memset
    addi a0, s0, 3
    la   a1, text_longer
    li   a2, 5
    call memcpy
    la   a0, format_text
    mv   a1, s0
    mv   a2, s0
    la   a3, text_empty
    li   a4, '.'
    call printf
    la   a0, format_kept
    mv   a1, s5
    call printf
    call exercise_heap
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Allocates and frees blocks at random; each is filled with its number, which must
# still be there when it is freed. In the end all is freed, and fits into one block.
exercise_heap:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   s0, STEPS
    li   s1, 12345              # s1: state of the generator
    li   s2, 0                  # s2: blocks found damaged
1:  li   t0, 1664525
    mul  s1, s1, t0
    li   t0, 1013904223
    add  s1, s1, t0
    srli s3, s1, 26             # s3: number of the block, 0..63
    slli t1, s3, 3
    la   s4, blocks             # two words each: address, bytes
    add  s4, s4, t1
    lw   a0, 0(s4)
    bnez a0, 2f
    srli t1, s1, 8
    andi a0, t1, 511
    sw   a0, 4(s4)
    call malloc
    sw   a0, 0(s4)
    lw   a2, 4(s4)
    mv   a1, s3
    call memset
    j    3f
2:  call check_and_free
3:  addi s0, s0, -1
    bnez s0, 1b
    la   s4, blocks
    li   s3, 0
4:  lw   a0, 0(s4)
    beqz a0, 5f
    call check_and_free
5:  addi s4, s4, 8
    addi s3, s3, 1
    li   t0, BLOCKS
    bne  s3, t0, 4b
    li   a0, 0                  # everything is one free block again: a block of nearly
    li   a7, SYS_brk            # the whole heap needs no new memory
    ecall
    mv   s4, a0
    la   t0, first
    lw   t0, 0(t0)
    sub  a0, s4, t0
    call malloc
    li   a0, 0
    li   a7, SYS_brk
    ecall
    sub  a2, a0, s4
    mv   a1, s2
    la   a0, format_heap
    call printf
    li   a0, -1                 # 4 GiB: there is no such block
    addi a0, a0, -32
    call malloc
    mv   a1, a0
    la   a0, format_refused
    call printf

    la   a0, add_one            # a handle is told from an error by its sign
    li   a1, 41
    call thread_create
    sltz s1, a0
    call thread_join
    mv   a2, a0
    mv   a1, s1
    la   a0, format_thread
    call printf
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

add_one:
    addi a0, a0, 1
    ret

check_and_free:                 # s4 = entry, s3 = number
    addi sp, sp, -16
    sw   ra, 12(sp)
    lw   a0, 0(s4)
    sw   zero, 0(s4)
    la   t3, first              # the lowest address ever given out is the heap's bottom
    lw   t4, 0(t3)
    bltu t4, a0, 1f
    sw   a0, 0(t3)
1:  lw   t0, 4(s4)
    mv   t1, a0
2:  beqz t0, 4f
    lbu  t2, 0(t1)
    beq  t2, s3, 3f
    addi s2, s2, 1
    j    4f
3:  addi t1, t1, 1
    addi t0, t0, -1
    j    2b
4:  call free
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.data
.balign 4
first: .word -1

.bss
.balign 4
blocks: .space 8 * BLOCKS
area:   .space 32

.section .rodata
format_numbers: .asciz "%d %u %x %x|%6d|%6d|%3u|%%\n"
format_text:    .asciz "%s|%6s|%s|%c\n"
format_parse:   .asciz "%d %d %d\n"
format_compare: .asciz "%d %d %d %d\n"
format_kept:    .asciz "%x\n"
format_heap:    .asciz "damaged blocks %d, heap grew by %d\n"
format_refused: .asciz "too large: %d\n"
format_thread:  .asciz "handle negative: %d, returned %d\n"
text_short:     .asciz "abc"
text_longer:    .asciz "abcde"
text_empty:     .asciz ""
numbers:        .asciz "-1234", "42x", "none"
long_line:      .fill 300, 1, 'x'
                .asciz "\n"
