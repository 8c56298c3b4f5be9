# buffer - handed in
#
#   put(a0 = value)     waits while all places are taken
#   get() -> a0         waits while all places are free; the oldest value comes first

.equ PLACES, 4                  # a power of two

.text
.globl put
put:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    mv   s0, a0
    la   a0, free
    call semaphore_wait
    la   a0, lock
    call mutex_lock
    la   t0, in
    lw   t1, 0(t0)
    andi t2, t1, PLACES - 1
    slli t2, t2, 2
    la   t3, ring
    add  t3, t3, t2
    sw   s0, 0(t3)
    addi t1, t1, 1
    sw   t1, 0(t0)
    la   a0, lock
    call mutex_unlock
    la   a0, taken
    call semaphore_post
    lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 12
    ret

.globl get
get:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    la   a0, taken
    call semaphore_wait
    la   a0, lock
    call mutex_lock
    la   t0, out
    lw   t1, 0(t0)
    andi t2, t1, PLACES - 1
    slli t2, t2, 2
    la   t3, ring
    add  t3, t3, t2
    lw   s0, 0(t3)
    addi t1, t1, 1
    sw   t1, 0(t0)
    la   a0, lock
    call mutex_unlock
    la   a0, free
    call semaphore_post
    mv   a0, s0
    lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 12
    ret

.data
.balign 4
free:  .word PLACES             # a semaphore: places that are free
taken: .word 0                  # a semaphore: places that are taken
lock:  .word 0                  # of in, out and the ring
in:    .word 0
out:   .word 0
ring:  .space 4 * PLACES
