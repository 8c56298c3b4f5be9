# Descriptors, pipes and vectors, with what can go wrong.
.include "cases.inc"
.equ O_NONBLOCK, 0x800
.equ O_CLOEXEC, 0x80000
begin
    li   a0, 99
    la   a1, text
    li   a2, 4
    show "write to a closed descriptor", SYS_write
    arguments -1
    show "write to -1", SYS_write
    arguments 1
    show "write of nothing", SYS_write
    arguments 1, BAD_POINTER, 4
    show "write from a bad pointer", SYS_write
    arguments 0, BAD_POINTER, 0
    show "read of nothing", SYS_read
    li   a0, 0
    la   a1, buffer
    li   a2, 8
    show "read at the end of input", SYS_read
    li   a0, 99
    la   a1, buffer
    li   a2, 8
    show "read from a closed descriptor", SYS_read
    arguments 77
    show "close of what is closed", SYS_close
    arguments -5
    show "close of a negative number", SYS_close
    arguments 77
    show "dup of what is closed", SYS_dup
    arguments 1
    show "dup", SYS_dup
    arguments 1, 1
    show "dup3 onto itself", SYS_dup3
    arguments 1, 10, 5
    show "dup3 with a bad flag", SYS_dup3
    arguments 77, 10
    show "dup3 of what is closed", SYS_dup3
    arguments 1, -1
    show "dup3 to a negative number", SYS_dup3
    arguments 1, 10
    show "dup3", SYS_dup3
    arguments 10
    show "close", SYS_close
    arguments 10
    show "close again", SYS_close
    arguments 3
    show "close the duplicate", SYS_close
    la   a0, ends
    li   a1, 0
    show "pipe2", SYS_pipe2
    word "its end to read", ends
    word "its end to write", ends+4
    li   a0, 4
    la   a1, text
    li   a2, 11
    show "write to the pipe", SYS_write
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    show "read a part", SYS_read
    li   a0, 3
    la   a1, buffer
    li   a2, 64
    show "read the rest", SYS_read
    word "first bytes of the rest", buffer
    li   a0, 3
    la   a1, text
    li   a2, 1
    show "write to the end to read", SYS_write
    li   a0, 4
    la   a1, buffer
    li   a2, 1
    show "read from the end to write", SYS_read
    li   a0, 4
    la   a1, vector
    li   a2, 2
    show "writev", SYS_writev
    li   a0, 3
    la   a1, vector_in
    li   a2, 2
    show "readv", SYS_readv
    word "what readv put first", buffer
    word "what readv put second", buffer+32
    li   a0, 4
    la   a1, vector
    li   a2, -1
    show "writev of a negative count", SYS_writev
    li   a0, 4
    la   a1, vector
    li   a2, 1025
    show "writev of too many", SYS_writev
    arguments 4, BAD_POINTER, 1
    show "writev of a bad vector", SYS_writev
    li   a0, 4
    la   a1, vector
    li   a2, 0
    show "writev of none", SYS_writev
    li   a0, 4
    la   a1, vector_bad
    li   a2, 1
    show "writev of a bad base", SYS_writev
    arguments 4, BAD_POINTER, 4
    show "write to the pipe from a bad pointer", SYS_write
    arguments 99, 1
    show "F_GETFD of what is closed", SYS_fcntl64
    arguments 3, 1
    show "F_GETFD", SYS_fcntl64
    arguments 3, 2, 1
    show "F_SETFD", SYS_fcntl64
    arguments 3, 1
    show "F_GETFD afterwards", SYS_fcntl64
    arguments 3, 3
    show "F_GETFL of the end to read", SYS_fcntl64
    arguments 4, 3
    show "F_GETFL of the end to write", SYS_fcntl64
    arguments 3, 0, 20
    show "F_DUPFD from 20", SYS_fcntl64
    arguments 3, 0, -1
    show "F_DUPFD from -1", SYS_fcntl64
    arguments 3, 1030, 30
    show "F_DUPFD_CLOEXEC", SYS_fcntl64
    arguments 30, 1
    show "its F_GETFD", SYS_fcntl64
    arguments 3, 999
    show "fcntl of an unknown command", SYS_fcntl64
    arguments 3, 4, O_NONBLOCK
    show "F_SETFL", SYS_fcntl64
    arguments 3, 3
    show "F_GETFL afterwards", SYS_fcntl64
    li   a0, 3
    la   a1, buffer
    li   a2, 1
    show "read of an empty pipe that must not wait", SYS_read
    arguments 4, 4, O_NONBLOCK
    show "F_SETFL of the other end", SYS_fcntl64
    li   a0, 4
    la   a1, large
    li   a2, 65536
    show "write that fills the pipe", SYS_write
    li   a0, 4
    la   a1, large
    li   a2, 1
    show "write to a full pipe that must not wait", SYS_write
    li   a0, 3
    la   a1, large
    li   a2, 65536
    show "read of all", SYS_read
    li   a0, 4
    la   a1, large
    li   a2, 65536
    show "write that fills it again", SYS_write
    li   a0, 3
    la   a1, large
    li   a2, 5000
    show "read of some", SYS_read
    arguments 20, 10
    show "close_range backwards", SYS_close_range
    arguments 20, 40, 1
    show "close_range with a bad flag", SYS_close_range
    arguments 20, 40
    show "close_range", SYS_close_range
    arguments 20, 1
    show "what it closed", SYS_fcntl64
    li   a0, SIGPIPE
    la   a1, ignore
    li   a2, 0
    li   a3, 8
    show "ignore SIGPIPE", SYS_rt_sigaction
    arguments 3
    show "close the end to read", SYS_close
    li   a0, 4
    la   a1, text
    li   a2, 1
    show "write that nobody can read", SYS_write
    arguments 4
    show "close the end to write", SYS_close
    la   a0, ends
    li   a1, O_CLOEXEC
    show "pipe2 with O_CLOEXEC", SYS_pipe2
    arguments 4, 1
    show "its F_GETFD", SYS_fcntl64
    arguments 4
    show "close its end to write", SYS_close
    li   a0, 3
    la   a1, buffer
    li   a2, 1
    show "read of what nobody can write", SYS_read
finish
.section .rodata
text: .ascii "hello, pipe"
.balign 4
vector: .word text, 5, text+7, 4
vector_bad: .word BAD_POINTER, 4
vector_in: .word buffer, 5, buffer+32, 32
ignore: .word 1, 0, 0, 0
.bss
.balign 4
ends: .zero 8
buffer: .zero 64
large: .zero 65536
