# string.s - bytes and text in memory.
#
#   strlen(a0 = text) -> a0 = bytes before the closing zero
#   strcmp(a0, a1 = texts) -> a0 = 0 if equal, else the difference at the first unlike byte
#   memcpy(a0 = to, a1 = from, a2 = bytes) -> a0 = to; the areas must not overlap
#   memset(a0 = to, a1 = byte, a2 = bytes) -> a0 = to
#   parse_int(a0 = text) -> a0 = its leading decimal number, 0 if there is none

.text
.globl strlen
strlen:
    mv   t0, a0
1:  lbu  t1, 0(t0)
    beqz t1, 2f
    addi t0, t0, 1
    j    1b
2:  sub  a0, t0, a0
    ret

.globl strcmp
strcmp:
1:  lbu  t0, 0(a0)
    lbu  t1, 0(a1)
    bne  t0, t1, 2f
    beqz t0, 2f
    addi a0, a0, 1
    addi a1, a1, 1
    j    1b
2:  sub  a0, t0, t1
    ret

.globl memcpy
memcpy:
    mv   t0, a0
    or   t1, a0, a1
    andi t1, t1, 3
    bnez t1, 2f                 # words only if both addresses are multiples of 4
    li   t2, 4
1:  bltu a2, t2, 2f
    lw   t1, 0(a1)
    sw   t1, 0(t0)
    addi a1, a1, 4
    addi t0, t0, 4
    addi a2, a2, -4
    j    1b
2:  beqz a2, 3f
    lbu  t1, 0(a1)
    sb   t1, 0(t0)
    addi a1, a1, 1
    addi t0, t0, 1
    addi a2, a2, -1
    j    2b
3:  ret

.globl memset
memset:
    mv   t0, a0
    add  t1, a0, a2
1:  bgeu t0, t1, 2f
    sb   a1, 0(t0)
    addi t0, t0, 1
    j    1b
2:  ret

.globl parse_int
parse_int:
    mv   t0, a0
    li   a0, 0
    li   t1, 10
    lbu  t3, 0(t0)
    li   t2, '-'
    bne  t3, t2, 1f
    addi t0, t0, 1
1:  lbu  t2, 0(t0)
    addi t2, t2, -48            # '0' is 48
    bgeu t2, t1, 2f
    mul  a0, a0, t1
    add  a0, a0, t2
    addi t0, t0, 1
    j    1b
2:  li   t2, '-'
    bne  t3, t2, 3f
    neg  a0, a0
3:  ret
