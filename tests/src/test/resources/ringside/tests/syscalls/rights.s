# What an ordinary user may do with files, and what only root or the owner may.
.include "cases.inc"
begin
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    li   a3, 0
    show "open /etc/passwd to read", SYS_openat
    li   a0, -100
    la   a1, text_0
    li   a2, 1
    li   a3, 0
    show "open it to write", SYS_openat
    li   a0, -100
    la   a1, text_1
    li   a2, 65
    li   a3, 420
    show "create in /etc", SYS_openat
    li   a0, -100
    la   a1, text_2
    li   a2, 493
    show "mkdirat in the root", SYS_mkdirat
    li   a0, -100
    la   a1, text_3
    li   a2, 0
    li   a3, 0
    show "open a folder of root's own", SYS_openat
    li   a0, -100
    la   a1, text_4
    li   a2, 0
    li   a3, 0
    show "open below it", SYS_openat
    li   a0, -100
    la   a1, text_0
    li   a2, 438
    show "chmod of another's", SYS_fchmodat
    li   a0, -100
    la   a1, text_0
    li   a2, 1000
    li   a3, 1000
    li   a4, 0
    show "chown of another's", SYS_fchownat
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    li   a3, 0
    show "times of another's", SYS_utimensat_time64
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    show "unlink of another's", SYS_unlinkat
    li   a0, -100
    la   a1, text_0
    li   a2, -100
    la   a3, text_5
    li   a4, 0
    show "rename of another's", SYS_renameat2
    li   a0, -100
    la   a1, text_6
    li   a2, 0x21b6
    li   a3, 259
    show "a device node", SYS_mknodat
    li   a0, -100
    la   a1, text_7
    li   a2, 65
    li   a3, 493
    show "create under /bin", SYS_openat
    li   a0, -100
    la   a1, text_8
    li   a2, 1
    li   a3, 0
    show "open a program to write", SYS_openat
    li   a0, -100
    la   a1, text_8
    li   a2, 0
    li   a3, 0
    show "open a program to read", SYS_openat
    li   a0, 4
    la   a1, buffer
    li   a2, 4
    show "read its first bytes", SYS_read
    word "which are", buffer
    li   a0, -100
    la   a1, text_8
    li   a2, 0
    show "unlink a program", SYS_unlinkat
    li   a0, -100
    la   a1, text_8
    li   a2, 511
    show "chmod of a program", SYS_fchmodat
    li   a0, -100
    la   a1, text_8
    li   a2, 2
    show "faccessat of a program to write", SYS_faccessat
    li   a0, -100
    la   a1, text_9
    li   a2, 1
    show "faccessat of a program to execute", SYS_faccessat
    li   a0, -100
    la   a1, text_8
    li   a2, -100
    la   a3, text_10
    li   a4, 0
    show "link across file systems", SYS_linkat
    li   a0, -100
    la   a1, text_8
    li   a2, -100
    la   a3, text_10
    li   a4, 0
    show "rename across file systems", SYS_renameat2
    li   a0, -100
    la   a1, text_11
    li   a2, 66
    li   a3, 0
    show "create in /tmp", SYS_openat
    li   a0, 5
    la   a1, buffer
    li   a2, 4
    show "write to what has no rights", SYS_write
    li   a0, -100
    la   a1, text_11
    li   a2, 0
    li   a3, 0
    show "open it again", SYS_openat
    li   a0, -100
    la   a1, text_11
    li   a2, 4
    show "faccessat of it", SYS_faccessat
    arguments 5, 384
    show "chmod of one's own", SYS_fchmod
    li   a0, -100
    la   a1, text_11
    li   a2, 0
    li   a3, 0
    show "open it then", SYS_openat
    arguments 5, 0, -1
    show "chown of one's own to another", SYS_fchown
    arguments 5, -1, 1000
    show "chown to one's own group", SYS_fchown
    li   a0, -100
    la   a1, text_12
    li   a2, 0
    show "a folder without rights", SYS_mkdirat
    li   a0, -100
    la   a1, text_13
    li   a2, 65
    li   a3, 384
    show "create in it", SYS_openat
    li   a0, -100
    la   a1, text_12
    li   a2, 0
    li   a3, 0
    show "open it", SYS_openat
    la   a0, text_12
    show "chdir to it", SYS_chdir
    li   a0, -100
    la   a1, text_12
    li   a2, 512
    show "remove it", SYS_unlinkat
    li   a0, -100
    la   a1, text_14
    li   a2, 512
    show "remove /tmp", SYS_unlinkat
    li   a0, -100
    la   a1, text_15
    li   a2, 512
    show "remove a mounted folder", SYS_unlinkat
    li   a0, -100
    la   a1, text_16
    li   a2, 1
    li   a3, 0
    show "write to /proc", SYS_openat
    li   a0, -100
    la   a1, text_17
    li   a2, 65
    li   a3, 384
    show "create in /proc", SYS_openat
    li   a0, -100
    la   a1, text_18
    li   a2, 0
    li   a3, 0
    show "a process that is not there", SYS_openat
    li   a0, -100
    la   a1, text_19
    li   a2, 2
    li   a3, 0
    show "open a terminal where there is none", SYS_openat
    li   a0, -100
    la   a1, text_20
    li   a2, 1
    li   a3, 0
    show "open /dev/stdout", SYS_openat
    li   a0, 7
    la   a1, text_21
    li   a2, 20
    show "write to it", SYS_write
    li   a0, -100
    la   a1, text_22
    la   a2, buffer
    li   a3, 100
    show "readlinkat of the folder", SYS_readlinkat
    arguments 0x20000000, 0x1000, 3, 50, -1, 0
    show "map", SYS_mmap2
    arguments 0x20000000, 0x1000, 3, 0x100022, -1, 0
    show "map where something is", SYS_mmap2
    arguments 0, 0x2000, 1, 2, 4, -1
    show "map beyond the largest offset", SYS_mmap2
    arguments 0x20000000, 0x1000, 0x3000, 0, 0
    show "grow in place", SYS_mremap
    arguments 1, 0x20002000, 0
    show "write from what is new", SYS_write
    arguments 0x20000000, 0x1000, 0, 1, 0
    show "mremap to no length", SYS_mremap
    arguments 0x20000000, 0x1000, 0x2000, 8, 0
    show "mremap with an unknown flag", SYS_mremap
    arguments 0x20900000, 0x1000, 0x2000, 1, 0
    show "mremap of what is not mapped", SYS_mremap
    arguments 0x20000000, 0x1000, 0x3000, 0, 0
    show "mremap with no room", SYS_mremap
    arguments 0x20900000, 0x1000, 4
    show "madvise of what is not mapped", SYS_madvise
    arguments 0x20000000, 0x1000, 99
    show "unknown advice", SYS_madvise
    arguments 0x20900000, 0x1000, 4
    show "msync of what is not mapped", SYS_msync
    la   a0, text_23
    li   a1, 10
    la   a2, buffer
    show "statfs64 with a wrong size", SYS_statfs64
    la   a0, text_15
    li   a1, 88
    la   a2, buffer
    show "statfs64", SYS_statfs64
    word "its magic number", buffer
    finish

.section .rodata
text_0: .asciz "/etc/passwd"
text_1: .asciz "/etc/mine"
text_2: .asciz "/mine"
text_3: .asciz "/root"
text_4: .asciz "/root/x"
text_5: .asciz "/tmp/passwd"
text_6: .asciz "/tmp/node"
text_7: .asciz "/bin/mine"
text_8: .asciz "/bin/hello"
text_9: .asciz "/usr/bin/hello"
text_10: .asciz "/tmp/hello"
text_11: .asciz "/tmp/mine"
text_12: .asciz "/tmp/closed"
text_13: .asciz "/tmp/closed/x"
text_14: .asciz "/tmp"
text_15: .asciz "/proc"
text_16: .asciz "/proc/version"
text_17: .asciz "/proc/mine"
text_18: .asciz "/proc/9999/stat"
text_19: .asciz "/dev/tty"
text_20: .asciz "/dev/stdout"
text_21: .asciz "through /dev/stdout\n"
text_22: .asciz "/proc/self/cwd"
text_23: .asciz "/"

.bss
.balign 8
buffer: .space 256
