# Processes: birth, death, waiting, names and numbers.
.include "cases.inc"
begin
    arguments P_ALL, 0, 0, WEXITED
    show "waitid without children", SYS_waitid
    arguments P_ALL, 0, 0, 0
    show "waitid without options", SYS_waitid
    arguments 9, 0, 0, WEXITED
    show "waitid of an unknown kind", SYS_waitid
    arguments P_PID, 0, 0, WEXITED
    show "waitid of pid 0", SYS_waitid
    li   a0, 999999
    li   a1, 0
    show "kill of nobody", SYS_kill
    arguments 0, 99
    show "kill with a bad signal", SYS_kill
    arguments -1, 5, 0
    show "tgkill of a negative group", SYS_tgkill
    li   a0, 999999
    li   a1, 0
    show "tkill of nobody", SYS_tkill
    arguments 0, 0
    show "tkill of 0", SYS_tkill
    li   a0, 999999
    show "getpgid of nobody", SYS_getpgid
    li   a0, 999999
    show "getsid of nobody", SYS_getsid
    li   a0, 999999
    li   a1, 0
    show "setpgid of nobody", SYS_setpgid
    arguments 0, -1
    show "setpgid to a negative group", SYS_setpgid
    arguments 0
    sign "getpid", SYS_getpid
    arguments 0
    sign "getppid", SYS_getppid
    arguments 0
    sign "gettid", SYS_gettid
    arguments 0
    sign "set_tid_address", SYS_set_tid_address
    arguments 0
    show "sched_yield", SYS_sched_yield
    arguments 9, 0
    show "getpriority of an unknown kind", SYS_getpriority
    arguments 9, 0, 0
    show "setpriority of an unknown kind", SYS_setpriority
    arguments 0, 0, 19  # the most, which any process may ask for, however nice it is
    show "setpriority", SYS_setpriority
    arguments 0, 0
    show "getpriority afterwards", SYS_getpriority
    arguments BAD_POINTER
    show "uname to a bad pointer", SYS_uname
    la   a0, buffer
    show "uname", SYS_uname
    arguments 0, 99, 0, 0
    show "prlimit64 of an unknown resource", SYS_prlimit64
    arguments 0, RLIMIT_STACK, 0, BAD_POINTER
    show "prlimit64 to a bad pointer", SYS_prlimit64
    la   a0, buffer
    li   a1, 8
    li   a2, 0x80
    show "getrandom with a bad flag", SYS_getrandom
    arguments BAD_POINTER, 8, 0
    show "getrandom to a bad pointer", SYS_getrandom
    la   a0, buffer
    li   a1, 8
    li   a2, 0
    show "getrandom", SYS_getrandom
    la   a0, missing
    la   a1, nothing
    la   a2, nothing
    show "execve of a missing file", SYS_execve
    la   a0, nothing
    la   a1, nothing
    la   a2, nothing
    show "execve of no name", SYS_execve
    arguments BAD_POINTER
    show "execve of a bad pointer", SYS_execve
    li   a0, CLONE_THREAD
    li   a1, 0
    show "clone of a thread with memory of its own", SYS_clone
    li   a0, CLONE_SIGHAND
    li   a1, 0
    show "clone that shares handlers, not memory", SYS_clone

    # A child that exits with 7.
    arguments SIGCHLD
    li   a7, SYS_clone
    ecall
    bnez a0, 1f
    li   a0, 7
    li   a7, SYS_exit
    ecall
1:  mv   s1, a0
    arguments P_PID, 0, BAD_POINTER, WEXITED
    mv   a1, s1
    show "waitid to a bad pointer", SYS_waitid
    arguments SIGCHLD
    li   a7, SYS_clone
    ecall
    bnez a0, 1f
    li   a0, 7
    li   a7, SYS_exit_group
    ecall
1:  mv   s1, a0
    mv   a1, s1
    li   a0, P_PID
    la   a2, buffer
    li   a3, WEXITED
    li   a4, 0
    show "waitid of a child that exits", SYS_waitid
    word "its signal", buffer
    word "how it ended", buffer+SIGINFO_CODE
    word "its status", buffer+SIGINFO_STATUS
    li   a0, P_PID
    mv   a1, s1
    la   a2, buffer
    li   a3, WEXITED
    show "waitid once more", SYS_waitid

    # A child that waits for ever, and is killed.
    arguments SIGCHLD
    li   a7, SYS_clone
    ecall
    bnez a0, 1f
2:  li   a0, 0
    li   a1, 0
    la   a2, long
    li   a3, 0
    li   a7, SYS_clock_nanosleep_time64
    ecall
    j    2b
1:  mv   s1, a0
    li   a0, P_PID
    mv   a1, s1
    la   a2, buffer
    li   a3, WEXITED + WNOHANG
    li   a4, 0
    show "waitid that must not wait", SYS_waitid
    word "nobody has ended yet", buffer+SIGINFO_PID
    mv   a0, s1
    li   a1, 0
    show "kill with signal 0", SYS_kill
    mv   a0, s1
    li   a1, SIGTERM
    show "kill", SYS_kill
    li   a0, P_ALL
    li   a1, 0
    la   a2, buffer
    li   a3, WEXITED
    li   a4, 0
    show "waitid of a child that was killed", SYS_waitid
    word "how it ended", buffer+SIGINFO_CODE
    word "by which signal", buffer+SIGINFO_STATUS
    mv   a0, s1
    li   a1, 0
    show "kill of who has been waited for", SYS_kill

    # Numbers that 32-bit Linux of RISC-V does not have.
    arguments 0
    show "futex with 32-bit time", 98
    arguments 0
    show "nanosleep", 101
    arguments 0
    show "clock_gettime with 32-bit time", 113
    arguments 0
    show "wait4", 260
    arguments 0
    show "a number far away", 9999
finish
.section .rodata
missing: .asciz "/no/such/file"
nothing: .word 0
.balign 8
long: .word 3600, 0, 0, 0
.bss
.balign 8
buffer: .zero 512
