# Clocks, sleeping and futexes.
.include "cases.inc"
.equ FUTEX_REQUEUE, 3
.equ FUTEX_CMP_REQUEUE, 4
.equ FUTEX_WAIT_BITSET, 9
.equ FUTEX_WAKE_BITSET, 10
begin
    li   a0, 99
    la   a1, time
    show "clock_gettime64 of an unknown clock", SYS_clock_gettime64
    arguments CLOCK_MONOTONIC, BAD_POINTER
    show "clock_gettime64 to a bad pointer", SYS_clock_gettime64
    li   a0, CLOCK_MONOTONIC
    la   a1, time
    show "clock_gettime64", SYS_clock_gettime64
    li   a0, 99
    la   a1, time
    show "clock_getres_time64 of an unknown clock", SYS_clock_getres_time64
    arguments CLOCK_MONOTONIC, 0
    show "clock_getres_time64 to nowhere", SYS_clock_getres_time64
    li   a0, 99
    li   a1, 0
    la   a2, short
    li   a3, 0
    show "sleep by an unknown clock", SYS_clock_nanosleep_time64
    li   a0, CLOCK_MONOTONIC
    li   a1, 0
    la   a2, invalid
    li   a3, 0
    show "sleep of too many nanoseconds", SYS_clock_nanosleep_time64
    li   a0, CLOCK_MONOTONIC
    li   a1, 0
    la   a2, negative
    li   a3, 0
    show "sleep of negative time", SYS_clock_nanosleep_time64
    arguments CLOCK_MONOTONIC, 0, BAD_POINTER, 0
    show "sleep from a bad pointer", SYS_clock_nanosleep_time64
    li   a0, CLOCK_MONOTONIC
    li   a1, 0
    la   a2, short
    li   a3, 0
    show "sleep", SYS_clock_nanosleep_time64
    li   a0, CLOCK_MONOTONIC
    li   a1, 1
    la   a2, short
    li   a3, 0
    show "sleep until a time that has passed", SYS_clock_nanosleep_time64
    la   a0, futex
    li   a1, FUTEX_WAIT
    li   a2, 1
    li   a3, 0
    show "wait for another value", SYS_futex_time64
    la   a0, futex
    addi a0, a0, 1
    li   a1, FUTEX_WAIT
    li   a2, 0
    li   a3, 0
    show "wait at an odd address", SYS_futex_time64
    arguments BAD_POINTER, FUTEX_WAIT, 0, 0
    show "wait at a bad pointer", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_WAIT
    li   a2, 0
    la   a3, short
    show "wait that times out", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_WAIT + FUTEX_PRIVATE_FLAG
    li   a2, 0
    la   a3, short
    show "private wait that times out", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_WAIT
    li   a2, 0
    la   a3, invalid
    show "wait with an invalid time", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_WAKE
    li   a2, 1
    show "wake of nobody", SYS_futex_time64
    la   a0, futex
    addi a0, a0, 2
    li   a1, FUTEX_WAKE
    li   a2, 1
    show "wake at an odd address", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_WAIT_BITSET
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a5, 0
    show "wait for no bit", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_WAKE_BITSET
    li   a2, 1
    li   a3, 0
    li   a4, 0
    li   a5, 0
    show "wake of no bit", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_WAKE_BITSET
    li   a2, 1
    li   a3, 0
    li   a4, 0
    li   a5, 6
    show "wake of some bits", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_REQUEUE
    li   a2, 1
    li   a3, 1
    la   a4, other
    show "requeue of nobody", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_CMP_REQUEUE
    li   a2, 1
    li   a3, 1
    la   a4, other
    li   a5, 77
    show "requeue with another value", SYS_futex_time64
    la   a0, futex
    li   a1, FUTEX_REQUEUE
    li   a2, -1
    li   a3, 1
    la   a4, other
    show "requeue of a negative number", SYS_futex_time64
    la   a0, futex
    li   a1, 55
    li   a2, 0
    li   a3, 0
    show "an unknown operation", SYS_futex_time64
finish
.data
.balign 8
short: .word 0, 0, 1000000, 0
invalid: .word 0, 0, 1000000000, 0
negative: .word -1, -1, 0, 0
futex: .word 0
other: .word 0
.bss
.balign 8
time: .zero 16
