# Regular files: open, read, write, seek, truncate, with what can go wrong.
.include "cases.inc"
begin
    li   a0, -100
    la   a1, text_0
    li   a2, 493
    show "mkdirat", SYS_mkdirat
    li   a0, -100
    la   a1, text_0
    li   a2, 493
    show "mkdirat of what is there", SYS_mkdirat
    la   a0, text_0
    show "chdir", SYS_chdir
    li   a0, -100
    la   a1, text_1
    li   a2, 0
    li   a3, 0
    show "openat of what is missing", SYS_openat
    li   a0, -100
    la   a1, text_2
    li   a2, 0
    li   a3, 0
    show "openat of an empty path", SYS_openat
    arguments -100, 16, 0, 0
    show "openat from a bad pointer", SYS_openat
    li   a0, 77
    la   a1, text_1
    li   a2, 0
    li   a3, 0
    show "openat from a descriptor that is closed", SYS_openat
    li   a0, -100
    la   a1, text_3
    li   a2, 0
    li   a3, 0
    show "openat below what is missing", SYS_openat
    li   a0, -100
    la   a1, text_4
    li   a2, 66
    li   a3, 420
    show "openat that creates", SYS_openat
    arguments 3, 3, 0
    show "its F_GETFL", SYS_fcntl64
    li   a0, -100
    la   a1, text_4
    li   a2, 194
    li   a3, 420
    show "openat that must create", SYS_openat
    li   a0, 3
    la   a1, hello
    li   a2, 12
    show "write", SYS_write
    li   a0, 3
    la   a1, buffer
    li   a2, 16
    show "read at the end", SYS_read
    li   a0, 3
    li   a1, 0
    li   a2, 0
    la   a3, position
    li   a4, 0
    show "llseek to the start", SYS_llseek
    li   a0, 3
    la   a1, buffer
    li   a2, 5
    show "read a part", SYS_read
    word "what it read", buffer
    li   a0, 3
    li   a1, 0
    li   a2, 2
    la   a3, position
    li   a4, 1
    show "llseek from here", SYS_llseek
    word "where it is", position
    li   a0, 3
    li   a1, -1
    li   a2, -2
    la   a3, position
    li   a4, 2
    show "llseek from the end", SYS_llseek
    word "where it is then", position
    li   a0, 3
    li   a1, -1
    li   a2, -20
    la   a3, position
    li   a4, 1
    show "llseek before the start", SYS_llseek
    li   a0, 3
    li   a1, 0
    li   a2, 0
    la   a3, position
    li   a4, 9
    show "llseek by an unknown rule", SYS_llseek
    li   a0, 3
    li   a1, 0
    li   a2, 3
    la   a3, position
    li   a4, 3
    show "llseek to data", SYS_llseek
    li   a0, 3
    li   a1, 0
    li   a2, 100
    la   a3, position
    li   a4, 3
    show "llseek to data behind the end", SYS_llseek
    li   a0, 3
    li   a1, 0
    li   a2, 3
    la   a3, position
    li   a4, 4
    show "llseek to the hole", SYS_llseek
    word "where the hole is", position
    arguments 3, 0, 0, 16, 0
    show "llseek with a bad pointer", SYS_llseek
    li   a0, 77
    li   a1, 0
    li   a2, 0
    la   a3, position
    li   a4, 0
    show "llseek of a closed descriptor", SYS_llseek
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    li   a3, 7
    li   a4, 0
    show "pread64", SYS_pread64
    word "what pread64 read", buffer
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    li   a3, 100
    li   a4, 0
    show "pread64 behind the end", SYS_pread64
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    li   a3, -1
    li   a4, -1
    show "pread64 at a negative place", SYS_pread64
    li   a0, 3
    la   a1, hello
    li   a2, 5
    li   a3, 20
    li   a4, 0
    show "pwrite64", SYS_pwrite64
    li   a0, 3
    la   a1, text_2
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "fstat by statx", SYS_statx
    word "size with a gap", status+40
    li   a0, 3
    la   a1, buffer
    li   a2, 8
    li   a3, 12
    li   a4, 0
    show "pread64 of the gap", SYS_pread64
    word "what the gap holds", buffer
    li   a0, 3
    la   a1, hello
    li   a2, 5
    li   a3, -1
    li   a4, -1
    show "pwrite64 at a negative place", SYS_pwrite64
    arguments 3, 16, 5, 0, 0
    show "pwrite64 from a bad pointer", SYS_pwrite64
    li   a0, 3
    la   a1, vector_in
    li   a2, 2
    li   a3, 0
    li   a4, 0
    show "preadv", SYS_preadv
    word "what preadv read second", buffer+16
    li   a0, 3
    la   a1, vector
    li   a2, 2
    li   a3, 30
    li   a4, 0
    show "pwritev", SYS_pwritev
    arguments 3, 16, 2, 0, 0
    show "preadv of a bad vector", SYS_preadv
    li   a0, 3
    la   a1, vector_bad
    li   a2, 1
    li   a3, 0
    li   a4, 0
    show "preadv of a bad base", SYS_preadv
    li   a0, 3
    la   a1, vector_odd
    li   a2, 1
    li   a3, 0
    li   a4, 0
    show "preadv of a negative length", SYS_preadv
    li   a0, 3
    la   a1, vector
    li   a2, -1
    li   a3, 0
    li   a4, 0
    show "preadv of a negative count", SYS_preadv
    li   a0, 3
    la   a1, vector
    li   a2, 2
    show "writev", SYS_writev
    arguments 3, 6, 0
    show "ftruncate64", SYS_ftruncate64
    li   a0, 3
    la   a1, text_2
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx afterwards", SYS_statx
    word "size cut", status+40
    arguments 3, 100, 0
    show "ftruncate64 that grows", SYS_ftruncate64
    li   a0, 3
    la   a1, text_2
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx of the grown", SYS_statx
    word "size grown", status+40
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    li   a3, 4
    li   a4, 0
    show "pread64 behind the cut", SYS_pread64
    word "half is cleared", buffer
    arguments 3, -1, -1
    show "ftruncate64 to a negative length", SYS_ftruncate64
    arguments 77, 0, 0
    show "ftruncate64 of a closed descriptor", SYS_ftruncate64
    la   a0, text_4
    li   a1, 8
    li   a2, 0
    show "truncate64", SYS_truncate64
    la   a0, text_1
    li   a1, 8
    li   a2, 0
    show "truncate64 of what is missing", SYS_truncate64
    la   a0, text_5
    li   a1, 8
    li   a2, 0
    show "truncate64 of a folder", SYS_truncate64
    la   a0, text_4
    li   a1, -1
    li   a2, -1
    show "truncate64 to a negative length", SYS_truncate64
    li   a0, -100
    la   a1, text_4
    li   a2, 1025
    li   a3, 0
    show "open to append", SYS_openat
    arguments 4, 3, 0
    show "F_GETFL of it", SYS_fcntl64
    li   a0, 4
    la   a1, hello
    li   a2, 4
    show "append", SYS_write
    li   a0, 4
    la   a1, hello
    li   a2, 2
    li   a3, 0
    li   a4, 0
    show "pwrite64 that appends all the same", SYS_pwrite64
    li   a0, 4
    la   a1, text_2
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx of the appended", SYS_statx
    word "size appended", status+40
    li   a0, 4
    la   a1, buffer
    li   a2, 4
    show "read of what is open to write", SYS_read
    arguments 4, 3, 0
    show "ftruncate64 of what is open to write", SYS_ftruncate64
    arguments 4, 4, 0
    show "F_SETFL without O_APPEND", SYS_fcntl64
    arguments 4, 3, 0
    show "F_GETFL afterwards", SYS_fcntl64
    arguments 4
    show "close", SYS_close
    li   a0, -100
    la   a1, text_4
    li   a2, 0
    li   a3, 0
    show "open to read", SYS_openat
    li   a0, 4
    la   a1, hello
    li   a2, 4
    show "write to what is open to read", SYS_write
    arguments 4, 3, 0
    show "ftruncate64 of what is open to read", SYS_ftruncate64
    arguments 4, 0, 0, 0, 10, 0
    show "fallocate of what is open to read", SYS_fallocate
    arguments 3, 0, 0, 0, 0, 0
    show "fallocate of no length", SYS_fallocate
    li   a0, 4
    li   a1, 0x541b
    la   a2, buffer
    show "FIONREAD", SYS_ioctl
    word "what is left", buffer
    li   a0, 4
    li   a1, 0x5401
    la   a2, buffer
    show "TCGETS of a file", SYS_ioctl
    arguments 4, 0x5451, 0
    show "FIOCLEX", SYS_ioctl
    arguments 4, 1, 0
    show "F_GETFD after FIOCLEX", SYS_fcntl64
    arguments 4, 0x5450, 0
    show "FIONCLEX", SYS_ioctl
    arguments 4, 1, 0
    show "F_GETFD after FIONCLEX", SYS_fcntl64
    arguments 4
    show "fsync", SYS_fsync
    arguments 4
    show "fdatasync", SYS_fdatasync
    arguments 77
    show "fsync of a closed descriptor", SYS_fsync
    arguments 0
    show "sync", SYS_sync
    li   a0, -100
    la   a1, text_4
    li   a2, 513
    li   a3, 0
    show "open with O_TRUNC", SYS_openat
    li   a0, -100
    la   a1, text_4
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the emptied", SYS_statx
    word "size emptied", status+40
    arguments 5
    show "close the third", SYS_close
    li   a0, -100
    la   a1, text_5
    li   a2, 1
    li   a3, 0
    show "open a folder to write", SYS_openat
    li   a0, -100
    la   a1, text_5
    li   a2, 64
    li   a3, 0
    show "open a folder to create", SYS_openat
    li   a0, -100
    la   a1, text_4
    li   a2, 0x10000
    li   a3, 0
    show "open a file as a folder", SYS_openat
    li   a0, -100
    la   a1, text_6
    li   a2, 0
    li   a3, 0
    show "open below a file", SYS_openat
    li   a0, -100
    la   a1, text_7
    li   a2, 0
    li   a3, 0
    show "open a file with a slash", SYS_openat
    li   a0, -100
    la   a1, text_8
    li   a2, 65
    li   a3, 384
    show "create with a slash", SYS_openat
    li   a0, -100
    la   a1, text_5
    li   a2, 0x90000
    li   a3, 0
    show "open a folder", SYS_openat
    arguments 5, 1, 0
    show "F_GETFD of it", SYS_fcntl64
    arguments 5, 3, 0
    show "F_GETFL of a folder", SYS_fcntl64
    li   a0, 5
    la   a1, buffer
    li   a2, 10
    show "read of a folder", SYS_read
    li   a0, 5
    la   a1, buffer
    li   a2, 10
    show "write to a folder", SYS_write
    arguments 5, 1, 0
    show "ftruncate64 of a folder", SYS_ftruncate64
    li   a0, 5
    li   a1, 0
    li   a2, 0
    la   a3, position
    li   a4, 0
    show "llseek of a folder", SYS_llseek
    li   a0, 5
    la   a1, text_4
    li   a2, 0
    li   a3, 0
    show "openat below a folder's descriptor", SYS_openat
    li   a0, 6
    la   a1, text_4
    li   a2, 0
    li   a3, 0
    show "openat below a file's descriptor", SYS_openat
    li   a0, 78
    la   a1, text_5
    li   a2, 0
    li   a3, 0
    show "openat of dot below a closed one", SYS_openat
    li   a0, -100
    la   a1, text_4
    li   a2, 0x200000
    li   a3, 0
    show "O_PATH", SYS_openat
    arguments 7, 3, 0
    show "F_GETFL of O_PATH", SYS_fcntl64
    li   a0, 7
    la   a1, buffer
    li   a2, 4
    show "read by O_PATH", SYS_read
    li   a0, 7
    la   a1, buffer
    li   a2, 4
    show "write by O_PATH", SYS_write
    li   a0, 7
    li   a1, 0
    li   a2, 0
    la   a3, position
    li   a4, 0
    show "llseek by O_PATH", SYS_llseek
    arguments 7, 384
    show "fchmod by O_PATH", SYS_fchmod
    li   a0, 7
    la   a1, text_2
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx by O_PATH", SYS_statx
    arguments 7
    show "dup of O_PATH", SYS_dup
    arguments 8
    show "close the duplicate", SYS_close
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    li   a3, 0
    show "a name of 255", SYS_openat
    li   a0, -100
    la   a1, text_10
    li   a2, 0
    li   a3, 0
    show "a name of 256", SYS_openat
    li   a0, 3
    li   a1, 13
    la   a2, lock_write
    show "F_SETLK64", SYS_fcntl64
    li   a0, 3
    li   a1, 12
    la   a2, lock_query
    show "F_GETLK64 of what is ours", SYS_fcntl64
    la   t0, lock_query
    lhu  a2, 0(t0)
    la   a1, lock_text
    la   a0, line_format
    call printf
    li   a0, 3
    li   a1, 13
    la   a2, lock_bad
    show "F_SETLK64 of a type that is none", SYS_fcntl64
    li   a0, 3
    li   a1, 13
    la   a2, lock_early
    show "F_SETLK64 before the start", SYS_fcntl64
    li   a0, 4
    li   a1, 13
    la   a2, lock_write
    show "F_SETLK64 to write what is open to read", SYS_fcntl64
    arguments 3, 13, 16
    show "F_SETLK64 from a bad pointer", SYS_fcntl64
    li   a0, 3
    li   a1, 13
    la   a2, lock_none
    show "F_SETLK64 to unlock", SYS_fcntl64
    li   a0, -100
    la   a1, text_4
    li   a2, 0
    show "unlink while it is open", SYS_unlinkat
    li   a0, -100
    la   a1, text_4
    li   a2, 0
    li   a3, 0
    show "open after unlink", SYS_openat
    li   a0, 3
    la   a1, hello
    li   a2, 12
    show "write after unlink", SYS_write
    li   a0, 3
    la   a1, buffer
    li   a2, 5
    li   a3, 0
    li   a4, 0
    show "pread64 after unlink", SYS_pread64
    li   a0, 3
    la   a1, text_2
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx after unlink", SYS_statx
    word "links then", status+16
    arguments 3
    show "close of it", SYS_close
    li   a0, -100
    la   a1, text_11
    li   a2, 66
    li   a3, 420
    show "sparse file", SYS_openat
    li   a0, 3
    la   a1, hello
    li   a2, 5
    li   a3, 0x100000
    li   a4, 0
    show "pwrite64 far away", SYS_pwrite64
    li   a0, 3
    la   a1, buffer
    li   a2, 0x2000
    show "read of the hole", SYS_read
    word "first of the hole", buffer
    li   a0, 3
    li   a1, 0
    li   a2, 0
    la   a3, position
    li   a4, 3
    show "data behind the hole", SYS_llseek
    word "where data is", position
    li   a0, 3
    li   a1, 0
    li   a2, 0
    la   a3, position
    li   a4, 2
    show "end of the sparse", SYS_llseek
    word "its size", position
    arguments 3, 4, 64
    show "close_range with a bad flag", SYS_close_range
    arguments 3, 20, 0
    show "close_range", SYS_close_range
    li   a0, 3
    la   a1, buffer
    li   a2, 1
    show "read of what it closed", SYS_read
    li   a0, -100
    la   a1, text_11
    li   a2, 0
    show "remove the sparse", SYS_unlinkat
    la   a0, text_12
    show "chdir back", SYS_chdir
    li   a0, -100
    la   a1, text_0
    li   a2, 512
    show "remove the folder", SYS_unlinkat
    finish

.section .rodata
text_0: .asciz "ringside-files"
text_1: .asciz "missing"
text_2: .asciz ""
text_3: .asciz "missing/file"
text_4: .asciz "a"
text_5: .asciz "."
text_6: .asciz "a/b"
text_7: .asciz "a/"
text_8: .asciz "new/"
text_9: .asciz "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
text_10: .asciz "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
text_11: .asciz "sparse"
text_12: .asciz ".."

.data
.balign 8
hello: .ascii "hello, files"
vector: .word hello, 5, hello+5, 7
vector_in: .word buffer, 4, buffer+16, 16
vector_bad: .word 16, 4
vector_odd: .word hello, -1
lock_write: .half 1, 0
    .word 0
    .quad 10, 5
    .word 0, 0
lock_query: .half 1, 0
    .word 0
    .quad 0, 0
    .word 0, 0
lock_none: .half 2, 0
    .word 0
    .quad 0, 0
    .word 0, 0
lock_bad: .half 9, 0
    .word 0
    .quad 0, 0
    .word 0, 0
lock_early: .half 1, 0
    .word 0
    .quad -5, 2
    .word 0, 0
lock_text: .asciz "type that F_GETLK64 tells"

.bss
.balign 8
buffer: .space 8192
status: .space 256
position: .space 8
