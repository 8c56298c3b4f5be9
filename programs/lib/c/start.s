# start.s - where a C guest begins: argc, argv and envp are on the stack as Linux lays them out.

    .globl _start
_start:
    .option push
    .option norelax
    la   gp, __global_pointer$
    .option pop
    mv   a0, sp
    andi sp, sp, -16
    call ringside_start
    # not reached: ringside_start ends the process
1:  j    1b

# long sys6(long a, long b, long c, long d, long e, long f, long number): one system call.
# The result is as the kernel gives it: a negative errno for a failure.
    .globl sys6
sys6:
    mv   a7, a6
    ecall
    ret

# long spawn(long flags, void *stack, int *ptid, void *tls, int *ctid, void (*run)(void *), void *arg)
# clone with a stack: the child runs run(arg) and then exits; the parent gets the child's tid.
    .globl spawn
spawn:
    andi a1, a1, -16
    addi a1, a1, -16
    sw   a5, 0(a1)
    sw   a6, 4(a1)
    li   a7, 220
    ecall
    beqz a0, 1f
    ret
1:  lw   t0, 0(sp)
    lw   a0, 4(sp)
    jalr t0
    li   a0, 0
    li   a7, 93
    ecall
