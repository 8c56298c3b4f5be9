# one-stack - two threads on one stack
# Claims: C2
#
# Both threads are given the same stack, and call the same function. The first saves its
# return address and a local there and waits. The second saves its own - in the same two
# words, for nothing says that they are taken. Then both read them, and return.
# Look at:  where the threads come back, and which local each of them finds.
# Try:      begin the second at stack_middle: each has a stack of its own, and all is well.

.include "lib/syscalls.inc"
.equ SHARED, CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_SYSVSEM
.equ THREAD_FLAGS, SHARED | CLONE_THREAD | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, first
    la   a1, stack_top
    la   a2, tids
    call start
    la   a0, second
    la   a1, stack_top          # the mistake
    la   a2, tids + 4
    call start
    la   a0, tids
    call await_end
    la   a0, tids + 4
    call await_end
    la   t0, came_back
    lw   a1, 0(t0)
    lw   a2, 4(t0)
    la   a0, format_back
    call printf
    la   t0, found
    lw   a1, 0(t0)
    lw   a2, 4(t0)
    la   a0, format_found
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

first:
    li   s0, 1                  # s0: the thread's number
    call visit
back_in_first:
    la   t0, came_back
    j    count

second:
    li   s0, 2
1:  la   t0, inside             # wait until the first is inside
    lw   t0, 0(t0)
    beqz t0, 1b
    call visit
back_in_second:
    la   t0, came_back + 4
count:
    li   t1, 1
    amoadd.w zero, t1, (t0)
    li   a0, 0
    li   a7, SYS_exit           # ends this thread only
    ecall

visit:
    addi sp, sp, -16
    sw   ra, 12(sp)             # the return address
    sw   s0, 8(sp)              # a local: the own number
    la   t0, inside
    li   t1, 1
    amoadd.w zero, t1, (t0)
1:  li   a7, SYS_sched_yield    # wait until both are inside
    ecall
    lw   t1, 0(t0)
    addi t1, t1, -2
    bnez t1, 1b
    lw   t1, 8(sp)              # what has become of the local?
    la   t0, found - 4
    slli t2, s0, 2
    add  t0, t0, t2
    sw   t1, 0(t0)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Begins a thread: a0 = function, a1 = top of its stack, a2 = word for its tid.
start:
    mv   t0, a0
    mv   a4, a2                 # the kernel clears it at the end, waking who waits
    li   a0, THREAD_FLAGS
    li   a3, 0
    li   a7, SYS_clone
    ecall
    bnez a0, 1f
    jr   t0
1:  ret

await_end:                      # a0 = word with a thread's tid
    mv   t0, a0
1:  lw   a2, 0(t0)
    beqz a2, 2f
    mv   a0, t0
    li   a1, FUTEX_WAIT
    li   a3, 0
    li   a7, SYS_futex_time64
    ecall
    j    1b
2:  ret

.bss
.balign 4096
stack:        .space 2048
stack_middle: .space 2048
stack_top:
tids:         .space 8
inside:       .space 4
came_back:    .space 8          # how many have come back behind the call in first, in second
found:        .space 8          # what each has found in its local

.section .rodata
format_back:  .asciz "came back in first: %d, in second: %d\n"
format_found: .asciz "the local of thread 1 is %d, that of thread 2 is %d\n"
