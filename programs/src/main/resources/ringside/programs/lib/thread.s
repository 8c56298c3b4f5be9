# thread.s - threads: to start one, to wait for one.
#
#   thread_create(a0 = function, a1 = argument) -> a0 = handle, or -errno: bltz tells which
#   thread_join(a0 = handle) -> a0 = what the function returned
#
# A thread shares its creator's memory, so it needs a stack of its own: 64 KiB from
# mmap. Its lowest page is made inaccessible, so that a stack that grows too far
# faults instead of running into other data. At the top lies the thread's record;
# the thread finds it in tp. The handle is the record's address halved: mappings lie
# above 0x80000000, and what is returned for success must not look negative.
.equ RECORD_TID, 0              # set by the kernel; 0 again when the thread has ended
.equ RECORD_RESULT, 4
.equ RECORD_FUNCTION, 8
.equ RECORD_ARGUMENT, 12
.equ RECORD_STACK, 16           # lowest address of the mapping
.equ RECORD_BYTES, 32
.equ STACK_BYTES, 65536
.equ HANDLE_SHIFT, 1            # from a record's address to its handle

.include "lib/syscalls.inc"

.equ SHARED, CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_SYSVSEM
.equ THREAD_FLAGS, SHARED | CLONE_THREAD | CLONE_SETTLS | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID

.text
.globl thread_create
thread_create:
    mv   t0, a0                 # the kernel keeps all registers but a0
    mv   t1, a1
    li   a0, 0
    li   a1, STACK_BYTES
    li   a2, PROT_READ | PROT_WRITE
    li   a3, MAP_PRIVATE | MAP_ANONYMOUS
    li   a4, -1
    li   a5, 0
    li   a7, SYS_mmap2
    ecall
    li   t2, -4096
    bgtu a0, t2, 1f             # the last 4095 numbers are -errno
    li   t3, STACK_BYTES - RECORD_BYTES
    add  t3, a0, t3
    sw   t0, RECORD_FUNCTION(t3)
    sw   t1, RECORD_ARGUMENT(t3)
    sw   a0, RECORD_STACK(t3)
    li   a1, PAGE_BYTES
    li   a2, PROT_NONE
    li   a7, SYS_mprotect       # the guard page
    ecall
    li   a0, THREAD_FLAGS
    mv   a1, t3                 # the new stack: it grows down from the record
    addi a2, t3, RECORD_TID     # the kernel writes the thread's number here
    mv   a3, t3                 # the new thread's tp
    addi a4, t3, RECORD_TID     # and clears it here at the end, waking who waits
    li   a7, SYS_clone
    ecall
    beqz a0, thread_begin
    bltz a0, 2f
    srli a0, t3, HANDLE_SHIFT
1:  ret
2:  mv   t0, a0                 # no thread: give the stack back, return the error
    lw   a0, RECORD_STACK(t3)
    li   a1, STACK_BYTES
    li   a7, SYS_munmap
    ecall
    mv   a0, t0
    ret

thread_begin:                   # the new thread, on its own empty stack
    lw   a0, RECORD_ARGUMENT(tp)
    lw   t0, RECORD_FUNCTION(tp)
    jalr t0
    sw   a0, RECORD_RESULT(tp)
    li   a0, 0
    li   a7, SYS_exit           # ends this thread only
    ecall

.globl thread_join
thread_join:
    slli t0, a0, HANDLE_SHIFT
1:  lw   a2, RECORD_TID(t0)
    beqz a2, 2f
    addi a0, t0, RECORD_TID     # sleep as long as the number is still there;
    li   a1, FUTEX_WAIT         # the kernel's wake at the end is not a private one
    li   a3, 0
    li   a7, SYS_futex_time64
    ecall
    j    1b
2:  fence                       # see all the thread wrote before it ended
    lw   t1, RECORD_RESULT(t0)
    lw   a0, RECORD_STACK(t0)
    li   a1, STACK_BYTES
    li   a7, SYS_munmap
    ecall
    mv   a0, t1
    ret
