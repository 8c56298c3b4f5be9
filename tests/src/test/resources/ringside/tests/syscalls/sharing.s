# Files between processes: FIFOs, locks, mappings, positions, folders; and what can't be executed.
.include "cases.inc"
begin
    li   a0, -100
    la   a1, text_0
    li   a2, 0x11a4
    li   a3, 0
    show "mknodat of a FIFO", SYS_mknodat
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_1
    li   a0, -100
    la   a1, text_0
    li   a2, 1
    li   a3, 0
    li   a7, SYS_openat
    ecall
    mv   s0, a0
    li   a0, 0
    li   a1, 0
    li   a2, 0
    li   a7, SYS_write
    ecall
    mv   a0, s0
    la   a1, mark
    li   a2, 4
    li   a7, SYS_write
    ecall
    li   a0, 5
    li   a7, SYS_exit
    ecall
parent_1:
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    li   a3, 0
    show "open it to read", SYS_openat
    li   a0, 3
    la   a1, buffer
    li   a2, 10
    show "read it", SYS_read
    word "what came", buffer
    li   a0, 3
    la   a1, buffer
    li   a2, 10
    show "read its end", SYS_read
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "the writer ended with", information+20
    arguments 3
    show "close it", SYS_close
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_2
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    li   a3, 0
    li   a7, SYS_openat
    ecall
    li   a0, 3
    la   a1, buffer
    li   a2, 2
    li   a7, SYS_read
    ecall
    li   a0, 6
    li   a7, SYS_exit
    ecall
parent_2:
    li   a0, -100
    la   a1, text_0
    li   a2, 1
    li   a3, 0
    show "open it to write", SYS_openat
    li   a0, 3
    la   a1, mark
    li   a2, 2
    show "write to it", SYS_write
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "the reader ended with", information+20
    li   a0, 13
    la   a1, ignore
    li   a2, 0
    li   a3, 8
    show "ignore SIGPIPE", SYS_rt_sigaction
    li   a0, 3
    la   a1, mark
    li   a2, 4
    show "write to nobody", SYS_write
    arguments 3
    show "close it", SYS_close
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    show "unlink it", SYS_unlinkat
    li   a0, -100
    la   a1, text_1
    li   a2, 66
    li   a3, 420
    show "create", SYS_openat
    arguments 3, 0x1000, 0
    show "make it long", SYS_ftruncate64
    li   a0, 3
    li   a1, 13
    la   a2, lock_write
    show "lock it", SYS_fcntl64
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_3
    li   a0, 3
    li   a1, 13
    la   a2, lock_more
    li   a7, SYS_fcntl64
    ecall
    neg  a0, a0
    li   a7, SYS_exit
    ecall
parent_3:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "a child can't lock what is locked", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_4
    li   a0, 3
    li   a1, 13
    la   a2, lock_other
    li   a7, SYS_fcntl64
    ecall
    neg  a0, a0
    li   a7, SYS_exit
    ecall
parent_4:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "a child locks what is free", information+20
    li   a0, 3
    li   a1, 13
    la   a2, lock_other
    show "what the child locked is free again", SYS_fcntl64
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_5
    li   a0, 3
    li   a1, 12
    la   a2, lock_query
    li   a7, SYS_fcntl64
    ecall
    la   t0, lock_query
    lw   t1, 8(t0)
    lw   a0, 16(t0)
    add  a0, a0, t1
    neg  a0, a0
    neg  a0, a0
    li   a7, SYS_exit
    ecall
parent_5:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "F_GETLK64 tells start and length", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_6
    li   a0, 3
    li   a1, 14
    la   a2, lock_more
    li   a7, SYS_fcntl64
    ecall
    neg  a0, a0
    li   a7, SYS_exit
    ecall
parent_6:
    li   a0, 1
    li   a1, 0
    la   a2, pause
    li   a3, 0
    li   a7, SYS_clock_nanosleep_time64
    ecall
    li   a0, 3
    li   a1, 13
    la   a2, lock_none
    show "unlock", SYS_fcntl64
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "the child had to wait for it", information+20
    li   a0, 3
    li   a1, 13
    la   a2, lock_write
    show "lock it again", SYS_fcntl64
    li   a0, -100
    la   a1, text_1
    li   a2, 0
    li   a3, 0
    show "a second descriptor", SYS_openat
    arguments 4
    show "close the second: the locks are gone", SYS_close
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_7
    li   a0, 3
    li   a1, 13
    la   a2, lock_more
    li   a7, SYS_fcntl64
    ecall
    neg  a0, a0
    li   a7, SYS_exit
    ecall
parent_7:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "so a child can lock", information+20
    arguments 0x20000000, 0x2000, 3, 17, 3, 0
    show "map it shared", SYS_mmap2
    arguments 0x20010000, 0x1000, 3, 18, 3, 0
    show "map it privately", SYS_mmap2
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_8
    li   t0, 0x20000000
    li   t1, 41
    sw   t1, 0(t0)
    li   t0, 0x20010004
    sw   t1, 0(t0)
    li   a0, 0
    li   a7, SYS_exit
    ecall
parent_8:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "the child wrote", information+20
    li   t0, 0x20000000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "shared memory has it", buffer
    li   t0, 0x20010000
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "private memory has the file's", buffer
    li   t0, 0x20010004
    lw   t1, 0(t0)
    la   t2, buffer
    sw   t1, 0(t2)
    word "but not the child's", buffer
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_9
    li   t0, 0x20001000
    lw   t1, 0(t0)
    li   a0, 0
    li   a7, SYS_exit
    ecall
parent_9:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "touching behind the end", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_10
    li   t0, 0x20001000
    sw   t1, 0(t0)
    li   a0, 0
    li   a7, SYS_exit
    ecall
parent_10:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "writing behind the end", information+20
    arguments 3, 0, 0
    show "cut it", SYS_ftruncate64
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_11
    li   t0, 0x20000000
    lw   t1, 0(t0)
    li   a0, 0
    li   a7, SYS_exit
    ecall
parent_11:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "touching what was cut off", information+20
    arguments 0x20000000, 0x2000
    show "munmap", SYS_munmap
    li   a0, 3
    la   a1, mark
    li   a2, 4
    show "write", SYS_write
    li   a0, 3
    li   a1, 0
    li   a2, 0
    la   a3, status
    li   a4, 0
    show "to the start", SYS_llseek
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_12
    li   a0, 3
    la   a1, buffer
    li   a2, 3
    li   a7, SYS_read
    ecall
    li   a0, 7
    li   a7, SYS_exit
    ecall
parent_12:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "a child reads", information+20
    li   a0, 3
    li   a1, 0
    li   a2, 0
    la   a3, status
    li   a4, 1
    show "the position is shared", SYS_llseek
    word "where it is", status
    li   a0, -100
    la   a1, text_2
    li   a2, 493
    show "a folder", SYS_mkdirat
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_13
    la   a0, text_2
    li   a7, SYS_chdir
    ecall
    li   a0, 0
    li   a7, SYS_umask
    ecall
    li   a0, 8
    li   a7, SYS_exit
    ecall
parent_13:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "a child goes there", information+20
    li   a0, -100
    la   a1, text_2
    li   a2, 0
    show "the parent did not", SYS_faccessat
    arguments 18
    show "nor is its umask another", SYS_umask
    la   a0, text_3
    li   a1, 0
    li   a2, 0
    show "execve of what is missing", SYS_execve
    la   a0, text_2
    li   a1, 0
    li   a2, 0
    show "execve of a folder", SYS_execve
    la   a0, text_1
    li   a1, 0
    li   a2, 0
    show "execve of what can't be executed", SYS_execve
    la   a0, text_4
    li   a1, 0
    li   a2, 0
    show "execve below a file", SYS_execve
    la   a0, text_5
    li   a1, 0
    li   a2, 0
    show "execve of an empty path", SYS_execve
    arguments 16, 0, 0
    show "execve of a bad pointer", SYS_execve
    arguments 3, 493
    show "make it executable", SYS_fchmod
    arguments 3
    show "close it", SYS_close
    li   a0, -100
    la   a1, text_6
    li   a2, 577
    li   a3, 493
    show "write a script", SYS_openat
    li   a0, 3
    la   a1, text_7
    li   a2, 10
    show "its line", SYS_write
    arguments 3
    show "close it", SYS_close
    la   a0, text_8
    li   a1, 0
    li   a2, 0
    show "execve of what is no program", SYS_execve
    li   a0, -100
    la   a1, text_6
    li   a2, 577
    li   a3, 493
    show "write a script", SYS_openat
    li   a0, 3
    la   a1, text_9
    li   a2, 3
    show "its line", SYS_write
    arguments 3
    show "close it", SYS_close
    la   a0, text_8
    li   a1, 0
    li   a2, 0
    show "execve of a script without interpreter", SYS_execve
    li   a0, -100
    la   a1, text_6
    li   a2, 577
    li   a3, 493
    show "write a script", SYS_openat
    li   a0, 3
    la   a1, text_10
    li   a2, 5
    show "its line", SYS_write
    arguments 3
    show "close it", SYS_close
    la   a0, text_8
    li   a1, 0
    li   a2, 0
    show "execve of a script of blanks", SYS_execve
    li   a0, -100
    la   a1, text_6
    li   a2, 577
    li   a3, 493
    show "write a script", SYS_openat
    li   a0, 3
    la   a1, text_11
    li   a2, 24
    show "its line", SYS_write
    arguments 3
    show "close it", SYS_close
    la   a0, text_8
    li   a1, 0
    li   a2, 0
    show "execve of a script with a missing interpreter", SYS_execve
    li   a0, -100
    la   a1, text_6
    li   a2, 577
    li   a3, 493
    show "write a script", SYS_openat
    li   a0, 3
    la   a1, text_12
    li   a2, 20
    show "its line", SYS_write
    arguments 3
    show "close it", SYS_close
    la   a0, text_8
    li   a1, 0
    li   a2, 0
    show "execve of a script that interprets itself", SYS_execve
    li   a0, -100
    la   a1, text_6
    li   a2, 577
    li   a3, 493
    show "write a script", SYS_openat
    li   a0, 3
    la   a1, text_13
    li   a2, 18
    show "its line", SYS_write
    arguments 3
    show "close it", SYS_close
    la   a0, text_8
    li   a1, 0
    li   a2, 0
    show "execve of a script that a folder interprets", SYS_execve
    li   a0, -100
    la   a1, text_6
    li   a2, 0
    show "unlink", SYS_unlinkat
    li   a0, -100
    la   a1, text_1
    li   a2, 0
    show "unlink", SYS_unlinkat
    li   a0, -100
    la   a1, text_2
    li   a2, 512
    show "rmdir", SYS_unlinkat
    finish

.section .rodata
text_0: .asciz "ringside-fifo"
text_1: .asciz "ringside-shared"
text_2: .asciz "ringside-sub"
text_3: .asciz "ringside-missing"
text_4: .asciz "ringside-shared/x"
text_5: .asciz ""
text_6: .asciz "ringside-script"
text_7: .asciz "no program"
text_8: .asciz "./ringside-script"
text_9: .asciz "#!\n"
text_10: .asciz "#! 	\n"
text_11: .asciz "#!/ringside/missing arg\n"
text_12: .asciz "#!./ringside-script\n"
text_13: .asciz "#! ./ringside-sub\n"

.data
.balign 8
lock_write: .half 1, 0
    .word 0
    .quad 0, 10
    .word 0, 0
lock_more: .half 1, 0
    .word 0
    .quad 5, 10
    .word 0, 0
lock_other: .half 1, 0
    .word 0
    .quad 20, 10
    .word 0, 0
lock_query: .half 1, 0
    .word 0
    .quad 3, 4
    .word 0, 0
lock_none: .half 2, 0
    .word 0
    .quad 0, 0
    .word 0, 0
ignore: .word 1, 0, 0, 0, 0
information: .space 128
mark: .word 0x22222222
pause: .quad 0, 50000000

.bss
.balign 8
buffer: .space 64
status: .space 256
