# heap.s - memory at run time: malloc and free over brk.
#
#   malloc(a0 = bytes) -> a0 = address, a multiple of 8; 0 if there is no more memory
#   free(a0 = address from malloc, or 0)
#
# Each block begins with its size in bytes (these 8 bytes included). Free blocks form
# a list in the order of their addresses; malloc takes the first that is large enough.
# Not safe for threads: let one thread allocate, or hold a mutex.
.equ BLOCK_SIZE, 0
.equ BLOCK_NEXT, 4              # only in a free block
.equ HEADER_BYTES, 8
.equ SMALLEST_BLOCK, 16

.include "lib/syscalls.inc"

.text
.globl malloc
malloc:
    bltz a0, refuse             # 2 GiB or more: sizes of blocks would overflow
    addi a0, a0, HEADER_BYTES + 7
    andi a0, a0, -8             # with its header, rounded up to a multiple of 8
    li   t0, SMALLEST_BLOCK
    bgeu a0, t0, search
    mv   a0, t0
search:
    la   t1, free_list          # t1: where the address of the block t2 is kept
1:  lw   t2, 0(t1)
    beqz t2, grow
    lw   t3, BLOCK_SIZE(t2)
    bgeu t3, a0, 2f
    addi t1, t2, BLOCK_NEXT
    j    1b
2:  lw   t4, BLOCK_NEXT(t2)
    sub  t3, t3, a0             # what is left over
    li   t0, SMALLEST_BLOCK
    bltu t3, t0, 3f
    add  t5, t2, a0             # large enough to be a free block of its own
    sw   t3, BLOCK_SIZE(t5)
    sw   t4, BLOCK_NEXT(t5)
    sw   a0, BLOCK_SIZE(t2)
    mv   t4, t5
3:  sw   t4, 0(t1)
    addi a0, t2, HEADER_BYTES
    ret

grow:                           # a0: size of the block that found no room
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   a0, 8(sp)
    la   t0, heap_end
    lw   t1, 0(t0)
    bnez t1, 1f
    li   a0, 0
    li   a7, SYS_brk            # brk(0) tells where the heap ends now
    ecall
    addi t1, a0, 7
    andi t1, t1, -8
1:  lw   t2, 8(sp)
    li   t3, PAGE_BYTES - 1
    add  t2, t2, t3
    not  t3, t3
    and  t2, t2, t3             # whole pages: a system call for each block would be dear
    add  t3, t1, t2
    mv   a0, t3
    li   a7, SYS_brk
    ecall
    bltu a0, t3, 2f             # refused: the break is still where it was
    sw   t3, 0(t0)
    sw   t2, BLOCK_SIZE(t1)
    addi a0, t1, HEADER_BYTES
    call free                   # the new memory is one more free block
    lw   a0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    j    search
2:  lw   ra, 12(sp)
    addi sp, sp, 16
refuse:
    li   a0, 0
    ret

.globl free
free:
    beqz a0, 3f
    addi a0, a0, -HEADER_BYTES
    la   t0, free_list          # find its place: before t2, after t1
    li   t1, 0
1:  lw   t2, 0(t0)
    beqz t2, 2f
    bgtu t2, a0, 2f
    mv   t1, t2
    addi t0, t2, BLOCK_NEXT
    j    1b
2:  sw   a0, 0(t0)
    sw   t2, BLOCK_NEXT(a0)
    mv   t5, ra
    call merge                  # with its successor
    mv   a0, t1
    beqz a0, 4f
    call merge                  # its predecessor with it
4:  mv   ra, t5
3:  ret

# If free block a0 ends where its successor begins, makes them one. Uses t3, t4, t6.
merge:
    lw   t3, BLOCK_SIZE(a0)
    lw   t4, BLOCK_NEXT(a0)
    add  t6, a0, t3
    bne  t6, t4, 1f
    lw   t6, BLOCK_SIZE(t4)
    add  t3, t3, t6
    sw   t3, BLOCK_SIZE(a0)
    lw   t4, BLOCK_NEXT(t4)
    sw   t4, BLOCK_NEXT(a0)
1:  ret

.data
.balign 4
free_list: .word 0
heap_end:  .word 0
