# Signals: actions, masks, and what is pending.
.include "cases.inc"
begin
    # Who starts the program may have blocked some.
    li   a0, 2
    la   a1, none
    li   a2, 0
    li   a3, 8
    show "block nothing", SYS_rt_sigprocmask
    li   a0, 0
    la   a1, ignore
    li   a2, 0
    li   a3, 8
    show "action of signal 0", SYS_rt_sigaction
    li   a0, 65
    la   a1, ignore
    li   a2, 0
    li   a3, 8
    show "action of signal 65", SYS_rt_sigaction
    li   a0, SIGKILL
    la   a1, ignore
    li   a2, 0
    li   a3, 8
    show "ignore SIGKILL", SYS_rt_sigaction
    li   a0, SIGUSR1
    la   a1, ignore
    li   a2, 0
    li   a3, 4
    show "action with a bad size", SYS_rt_sigaction
    arguments SIGUSR1, BAD_POINTER, 0, 8
    show "action from a bad pointer", SYS_rt_sigaction
    li   a0, SIGUSR1
    li   a1, 0
    la   a2, old
    li   a3, 8
    show "ask for an action", SYS_rt_sigaction
    word "it is the default", old
    li   a0, SIGUSR1
    la   a1, ignore
    li   a2, 0
    li   a3, 8
    show "ignore a signal", SYS_rt_sigaction
    li   a0, SIGUSR1
    li   a1, 0
    la   a2, old
    li   a3, 8
    show "ask again", SYS_rt_sigaction
    word "it is ignored", old
    li   a7, SYS_getpid
    ecall
    li   a1, SIGUSR1
    show "send an ignored signal", SYS_kill
    li   a0, 9
    la   a1, mask
    li   a2, 0
    li   a3, 8
    show "change the mask in an unknown way", SYS_rt_sigprocmask
    li   a0, 0
    la   a1, mask
    li   a2, 0
    li   a3, 4
    show "mask of a bad size", SYS_rt_sigprocmask
    arguments 0, BAD_POINTER, 0, 8
    show "mask from a bad pointer", SYS_rt_sigprocmask
    li   a0, 0
    la   a1, mask
    la   a2, old
    li   a3, 8
    show "block a signal", SYS_rt_sigprocmask
    word "nothing was blocked", old
    li   a7, SYS_getpid
    ecall
    li   a1, SIGUSR2
    show "send the blocked signal", SYS_kill
    la   a0, old
    li   a1, 8
    show "what is pending", SYS_rt_sigpending
    word "the signal", old
    li   a0, 0
    li   a1, 0
    la   a2, old
    li   a3, 8
    show "ask for the mask", SYS_rt_sigprocmask
    word "it is", old
    la   a0, old
    li   a1, 64
    show "pending of a bad size", SYS_rt_sigpending
    arguments BAD_POINTER, 8
    show "pending to a bad pointer", SYS_rt_sigpending
    li   a0, 1
    la   a1, mask
    li   a2, 0
    li   a3, 8
    # The signal comes now: the program ends here with status 128 + 12.
    show "unblock it", SYS_rt_sigprocmask
finish
.data
.balign 8
ignore: .word 1, 0, 0, 0
none: .word 0, 0
mask: .word 1 << (SIGUSR2 - 1), 0
.bss
.balign 8
old: .zero 32
