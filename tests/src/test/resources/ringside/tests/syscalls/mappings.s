# Mapped files, memory files, mremap, madvise, msync, with what can go wrong.
.include "cases.inc"
begin
    li   a0, -100
    la   a1, text_0
    li   a2, 66
    li   a3, 420
    show "create", SYS_openat
    arguments 3, 0x2064, 0
    show "make it long", SYS_ftruncate64
    li   a0, 3
    la   a1, mark
    li   a2, 4
    li   a3, 0
    li   a4, 0
    show "write at its start", SYS_pwrite64
    arguments 0x20000000, 0x3000, 3, 17, 3, 0
    show "map shared", SYS_mmap2
    arguments 0x20010000, 0x3000, 3, 18, 3, 0
    show "map privately", SYS_mmap2
    li   t0, 0x20000000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "shared sees the file", buffer
    li   t0, 0x20010000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "private sees the file", buffer
    li   t0, 0x20000000
    li   t1, 1234
    sw   t1, 0(t0)
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    li   a3, 0
    li   a4, 0
    show "file sees the shared write", SYS_pread64
    word "file sees the shared write: word", buffer
    li   t0, 0x20010000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "private sees it before its own write", buffer
    li   t0, 0x20010000
    li   t1, 77
    sw   t1, 0(t0)
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    li   a3, 0
    li   a4, 0
    show "file does not see the private write", SYS_pread64
    word "file does not see the private write: word", buffer
    li   t0, 0x20000000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "nor does the shared mapping", buffer
    li   t0, 0x20001000
    li   t1, 55
    sw   t1, 0(t0)
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    li   a3, 0x1000
    li   a4, 0
    show "second page", SYS_pread64
    word "second page: word", buffer
    li   t0, 0x20011000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "second page, private", buffer
    li   a0, 3
    la   a1, mark
    li   a2, 4
    li   a3, 0x1000
    li   a4, 0
    show "write behind the mapping's back", SYS_pwrite64
    li   t0, 0x20001000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "shared sees it", buffer
    li   t0, 0x20011000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "private sees it", buffer
    li   t0, 0x20011000
    li   t1, 88
    sw   t1, 0(t0)
    li   a0, 3
    la   a1, mark
    li   a2, 4
    li   a3, 0x1000
    li   a4, 0
    show "write again", SYS_pwrite64
    li   t0, 0x20011000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "private keeps its own", buffer
    li   t0, 0x200020c8
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "rest of the last page", buffer
    arguments 0x20020000, 0x1000, 1, 17, 3, 1
    show "map the second page alone", SYS_mmap2
    li   t0, 0x20020000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "it is the second", buffer
    arguments 3, 0x20020000, 4, 0, 0
    show "read into a read-only mapping", SYS_pread64
    arguments 0x20020000, 0x1000, 3
    show "mprotect of it to write", SYS_mprotect
    arguments 0, 0, 1, 1, 3, 0
    show "map of no length", SYS_mmap2
    arguments 0, 0x1000, 1, 0, 3, 0
    show "map of no type", SYS_mmap2
    arguments 0, 0x1000, 1, 1, 99, 0
    show "map of a closed descriptor", SYS_mmap2
    arguments 0x20000001, 0x1000, 1, 17, 3, 0
    show "map fixed at an odd address", SYS_mmap2
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    li   a3, 0
    show "open to read", SYS_openat
    arguments 0, 0x1000, 3, 1, 4, 0
    show "shared to write of what is open to read", SYS_mmap2
    arguments 0x20030000, 0x1000, 3, 18, 4, 0
    show "private to write of what is open to read", SYS_mmap2
    arguments 0x20040000, 0x1000, 1, 17, 4, 0
    show "shared to read of what is open to read", SYS_mmap2
    arguments 0x20040000, 0x1000, 3
    show "mprotect of that to write", SYS_mprotect
    arguments 0x20030000, 0x1000, 0
    show "mprotect of the private to nothing", SYS_mprotect
    li   a0, -100
    la   a1, text_0
    li   a2, 1
    li   a3, 0
    show "open to write", SYS_openat
    arguments 0, 0x1000, 1, 1, 5, 0
    show "map of what is open to write", SYS_mmap2
    arguments 0, 0x1000, 1, 2, 5, 0
    show "private map of what is open to write", SYS_mmap2
    arguments 5
    show "close", SYS_close
    li   a0, -100
    la   a1, text_1
    li   a2, 0x10000
    li   a3, 0
    show "open a folder", SYS_openat
    arguments 0, 0x1000, 1, 2, 5, 0
    show "map of a folder", SYS_mmap2
    arguments 5
    show "close", SYS_close
    la   a0, buffer
    li   a1, 0
    show "pipe2", SYS_pipe2
    arguments 0, 0x1000, 1, 2, 5, 0
    show "map of a pipe", SYS_mmap2
    arguments 5
    show "close one", SYS_close
    arguments 6
    show "close other", SYS_close
    arguments 0x20000000, 0x3000, 4
    show "msync", SYS_msync
    arguments 0x20000001, 0x1000, 4
    show "msync at an odd address", SYS_msync
    arguments 0x20000000, 0x1000, 5
    show "msync both ways", SYS_msync
    arguments 0x20000000, 0x1000, 8
    show "msync with a bad flag", SYS_msync
    arguments 0x20000000, 0, 4
    show "msync of no length", SYS_msync
    arguments 3, 0x1000, 0
    show "cut the file", SYS_ftruncate64
    arguments 1, 0x20001000, 4
    show "write from behind the end", SYS_write
    arguments 1, 0x20011000, 4
    show "write from behind the end, private", SYS_write
    li   t0, 0x20000000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "first page is there still", buffer
    arguments 3, 0x2000, 0
    show "grow it again", SYS_ftruncate64
    li   t0, 0x20001000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "the second page is empty", buffer
    li   t0, 0x20011000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "so is the private", buffer
    arguments 3
    show "close while mapped", SYS_close
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    show "unlink while mapped", SYS_unlinkat
    li   t0, 0x20000000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "it is there still", buffer
    li   t0, 0x20000000
    li   t1, 4321
    sw   t1, 0(t0)
    li   a0, 4
    la   a1, buffer
    li   a2, 4
    li   a3, 0
    li   a4, 0
    show "the other descriptor sees it", SYS_pread64
    word "the other descriptor sees it: word", buffer
    arguments 0x20000000, 0x3000
    show "munmap", SYS_munmap
    arguments 4
    show "close the last", SYS_close
    la   a0, text_2
    li   a1, 2
    show "memfd_create", SYS_memfd_create
    la   a0, text_2
    li   a1, 256
    show "memfd_create with a bad flag", SYS_memfd_create
    arguments 16, 0
    show "memfd_create from a bad pointer", SYS_memfd_create
    la   a0, text_3
    li   a1, 0
    show "memfd_create of a long name", SYS_memfd_create
    arguments 3, 1034, 0
    show "its F_GET_SEALS", SYS_fcntl64
    arguments 3, 0x1000, 0
    show "its length", SYS_ftruncate64
    arguments 0x20000000, 0x1000, 3, 17, 3, 0
    show "map it", SYS_mmap2
    li   t0, 0x20000000
    li   t1, 99
    sw   t1, 0(t0)
    li   a0, 3
    la   a1, buffer
    li   a2, 4
    li   a3, 0
    li   a4, 0
    show "it sees what was written", SYS_pread64
    word "it sees what was written: word", buffer
    arguments 3, 1033, 8
    show "F_SEAL_WRITE while mapped", SYS_fcntl64
    arguments 3, 1033, 2
    show "F_SEAL_SHRINK", SYS_fcntl64
    arguments 3, 0, 0
    show "shrink it", SYS_ftruncate64
    arguments 3, 0x2000, 0
    show "grow it", SYS_ftruncate64
    arguments 3, 1033, 4
    show "F_SEAL_GROW", SYS_fcntl64
    arguments 3, 0x4000, 0
    show "grow it more", SYS_ftruncate64
    arguments 0x20000000, 0x1000
    show "munmap", SYS_munmap
    arguments 3, 1033, 8
    show "F_SEAL_WRITE", SYS_fcntl64
    li   a0, 3
    la   a1, mark
    li   a2, 4
    li   a3, 0
    li   a4, 0
    show "write to the sealed", SYS_pwrite64
    arguments 0, 0x1000, 3, 1, 3, 0
    show "map the sealed to write", SYS_mmap2
    arguments 3, 1033, 1
    show "F_SEAL_SEAL", SYS_fcntl64
    arguments 3, 1033, 2
    show "one more seal", SYS_fcntl64
    arguments 3, 1033, 0x1000
    show "an unknown seal", SYS_fcntl64
    arguments 3, 1034, 0
    show "F_GET_SEALS", SYS_fcntl64
    la   a0, text_4
    li   a1, 0
    show "without sealing", SYS_memfd_create
    arguments 4, 1034, 0
    show "its seals", SYS_fcntl64
    arguments 4, 1033, 4
    show "F_SEAL_GROW of it", SYS_fcntl64
    arguments 3
    show "close", SYS_close
    arguments 4
    show "close", SYS_close
    arguments 0x20000000, 0x2000, 3, 50, -1, 0
    show "anonymous", SYS_mmap2
    li   t0, 0x20000000
    li   t1, 5
    sw   t1, 0(t0)
    li   t0, 0x20001000
    li   t1, 6
    sw   t1, 0(t0)
    li   t0, 0x20001000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "what was there", buffer
    arguments 0x20000000, 0x2000, 0x1000, 0, 0
    show "shrink in place", SYS_mremap
    arguments 1, 0x20001000, 4
    show "read of what is gone", SYS_write
    arguments 0x20001000, 0x1000, 3, 49, -1, 0
    show "something behind it", SYS_mmap2
    arguments 0x20000000, 0x1000, 0x2000, 0, 0
    show "grow with no room", SYS_mremap
    arguments 0x20000000, 0x1000, 0x2000, 3, 0x20100000
    show "move", SYS_mremap
    li   t0, 0x20100000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "it has moved", buffer
    li   t0, 0x20101000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "and is longer", buffer
    arguments 1, 0x20000000, 4
    show "the old place", SYS_write
    arguments 0x20100001, 0x1000, 0x2000, 1, 0
    show "mremap at an odd address", SYS_mremap
    arguments 0x20100000, 0x1000, 0x2000, 2, 0x20000000
    show "fixed without may-move", SYS_mremap
    arguments 0x20100000, 0x2000, 0x2000, 3, 0x20101000
    show "mremap onto itself", SYS_mremap
    arguments 0x20100000, 0x2000, 0x2000, 3, 0x20300001
    show "mremap to an odd address", SYS_mremap
    arguments 0x20001000, 0x1000, 0x1000, 3, 0x20200000
    show "move the shared", SYS_mremap
    li   t0, 0x20200000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "it is empty", buffer
    li   t0, 0x20100000
    li   t1, 7
    sw   t1, 0(t0)
    li   t0, 0x20200000
    li   t1, 8
    sw   t1, 0(t0)
    arguments 0x20100000, 0x1000, 4
    show "MADV_DONTNEED", SYS_madvise
    li   t0, 0x20100000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "the private is empty", buffer
    arguments 0x20200000, 0x1000, 4
    show "MADV_DONTNEED of shared memory", SYS_madvise
    li   t0, 0x20200000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "the shared is kept", buffer
    arguments 0x20100000, 0x1000, 3
    show "MADV_WILLNEED", SYS_madvise
    arguments 0x20100001, 0x1000, 4
    show "madvise at an odd address", SYS_madvise
    arguments 0x20100000, 0, 4
    show "madvise of no length", SYS_madvise
    li   a0, -100
    la   a1, text_5
    li   a2, 2
    li   a3, 0
    show "open /dev/zero", SYS_openat
    arguments 0x20400000, 0x1000, 3, 18, 3, 0
    show "map it privately", SYS_mmap2
    li   t0, 0x20400000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "zeros", buffer
    li   t0, 0x20400000
    li   t1, 3
    sw   t1, 0(t0)
    li   a0, 3
    la   a1, buffer
    li   a2, 8
    show "read it", SYS_read
    word "what it gives", buffer
    li   a0, 3
    la   a1, buffer
    li   a2, 8
    show "write to it", SYS_write
    li   a0, -100
    la   a1, text_6
    li   a2, 2
    li   a3, 0
    show "open /dev/null", SYS_openat
    li   a0, 4
    la   a1, buffer
    li   a2, 8
    show "read it", SYS_read
    li   a0, 4
    la   a1, buffer
    li   a2, 8
    show "write to it", SYS_write
    arguments 0, 0x1000, 1, 2, 4, 0
    show "map it", SYS_mmap2
    li   a0, -100
    la   a1, text_7
    li   a2, 2
    li   a3, 0
    show "open /dev/full", SYS_openat
    li   a0, 5
    la   a1, buffer
    li   a2, 8
    show "read it", SYS_read
    li   a0, 5
    la   a1, buffer
    li   a2, 8
    show "write to it", SYS_write
    li   a0, 5
    li   a1, 0
    li   a2, 100
    la   a3, status
    li   a4, 0
    show "llseek of it", SYS_llseek
    li   a0, -100
    la   a1, text_8
    li   a2, 0
    li   a3, 0
    show "open /dev/urandom", SYS_openat
    li   a0, 6
    la   a1, buffer
    li   a2, 8
    show "read it", SYS_read
    finish

.section .rodata
text_0: .asciz "ringside-map"
text_1: .asciz "."
text_2: .asciz "name"
text_3: .asciz "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"
text_4: .asciz "other"
text_5: .asciz "/dev/zero"
text_6: .asciz "/dev/null"
text_7: .asciz "/dev/full"
text_8: .asciz "/dev/urandom"

.data
.balign 8
mark: .word 0x11111111

.bss
.balign 8
buffer: .space 64
status: .space 256
