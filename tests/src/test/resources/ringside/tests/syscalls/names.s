# Folders and names: mkdirat, linkat, symlinkat, renameat2, unlinkat, statx, getdents64.
.include "cases.inc"
begin
    arguments 18
    show "umask", SYS_umask
    arguments 18
    show "umask again", SYS_umask
    li   a0, -100
    la   a1, text_0
    li   a2, 511
    show "mkdirat", SYS_mkdirat
    li   a0, -100
    la   a1, text_0
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of it", SYS_statx
    word "links", status+16
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    la   a0, text_1
    show "chdir to a missing one", SYS_chdir
    la   a0, text_0
    show "chdir", SYS_chdir
    la   a0, buffer
    li   a1, 1
    show "getcwd with no room", SYS_getcwd
    arguments 16, 0x1000
    show "getcwd to a bad pointer", SYS_getcwd
    li   a0, -100
    la   a1, text_2
    li   a2, 493
    show "mkdirat of dot", SYS_mkdirat
    li   a0, -100
    la   a1, text_3
    li   a2, 493
    show "mkdirat of the root", SYS_mkdirat
    li   a0, -100
    la   a1, text_4
    li   a2, 493
    show "mkdirat below what is missing", SYS_mkdirat
    li   a0, -100
    la   a1, text_5
    li   a2, 493
    show "mkdirat of an empty path", SYS_mkdirat
    arguments -100, 16, 493
    show "mkdirat from a bad pointer", SYS_mkdirat
    li   a0, -100
    la   a1, text_6
    li   a2, 448
    show "mkdirat with a slash", SYS_mkdirat
    li   a0, -100
    la   a1, text_7
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the folder", SYS_statx
    word "links of the folder", status+16
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_8
    li   a2, 448
    show "mkdirat in it", SYS_mkdirat
    li   a0, -100
    la   a1, text_7
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the parent", SYS_statx
    word "links of the parent", status+16
    li   a0, -100
    la   a1, text_9
    li   a2, 194
    li   a3, 438
    show "create a file", SYS_openat
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the file", SYS_statx
    word "links of the file", status+16
    word "size", status+40
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    la   a0, text_9
    show "chdir to a file", SYS_chdir
    li   a0, -100
    la   a1, text_10
    li   a2, 493
    show "mkdirat below a file", SYS_mkdirat
    arguments 3
    show "fchdir of a file", SYS_fchdir
    arguments 55
    show "fchdir of a closed one", SYS_fchdir
    la   a0, text_9
    li   a1, -100
    la   a2, text_11
    show "symlinkat", SYS_symlinkat
    la   a0, text_9
    li   a1, -100
    la   a2, text_11
    show "symlinkat over what is there", SYS_symlinkat
    la   a0, text_5
    li   a1, -100
    la   a2, text_12
    show "symlinkat of nothing", SYS_symlinkat
    la   a0, text_9
    li   a1, -100
    la   a2, text_5
    show "symlinkat to an empty path", SYS_symlinkat
    la   a0, text_9
    li   a1, -100
    la   a2, text_13
    show "symlinkat below what is missing", SYS_symlinkat
    la   a0, text_9
    li   a1, -100
    la   a2, text_14
    show "symlinkat with a slash", SYS_symlinkat
    li   a0, -100
    la   a1, text_11
    la   a2, buffer
    li   a3, 100
    show "readlinkat", SYS_readlinkat
    li   a0, -100
    la   a1, text_11
    la   a2, buffer
    li   a3, 0
    show "readlinkat with little room", SYS_readlinkat
    li   a0, -100
    la   a1, text_9
    la   a2, buffer
    li   a3, 100
    show "readlinkat of a file", SYS_readlinkat
    li   a0, -100
    la   a1, text_1
    la   a2, buffer
    li   a3, 100
    show "readlinkat of what is missing", SYS_readlinkat
    li   a0, -100
    la   a1, text_11
    li   a2, 16
    li   a3, 100
    show "readlinkat to a bad pointer", SYS_readlinkat
    li   a0, -100
    la   a1, text_11
    li   a2, 256
    li   a3, 4095
    la   a4, status
    show "statx of the link itself", SYS_statx
    word "its size", status+40
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_11
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx through the link", SYS_statx
    word "size through it", status+40
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_11
    li   a2, 0x20000
    li   a3, 0
    show "open the link with O_NOFOLLOW", SYS_openat
    li   a0, -100
    la   a1, text_11
    li   a2, 194
    li   a3, 0
    show "open the link to create", SYS_openat
    li   a0, -100
    la   a1, text_11
    li   a2, 0x220000
    li   a3, 0
    show "O_PATH of the link itself", SYS_openat
    li   a0, 4
    la   a1, text_5
    la   a2, buffer
    li   a3, 100
    show "readlinkat by O_PATH", SYS_readlinkat
    li   a0, 4
    la   a1, text_5
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx by O_PATH", SYS_statx
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    arguments 4
    show "close it", SYS_close
    la   a0, text_15
    li   a1, -100
    la   a2, text_16
    show "symlinkat to nowhere", SYS_symlinkat
    li   a0, -100
    la   a1, text_16
    li   a2, 0
    li   a3, 0
    show "open what leads nowhere", SYS_openat
    li   a0, -100
    la   a1, text_16
    li   a2, 65
    li   a3, 420
    show "create through it", SYS_openat
    li   a0, -100
    la   a1, text_15
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of what it made", SYS_statx
    arguments 4
    show "close what it made", SYS_close
    li   a0, -100
    la   a1, text_15
    li   a2, 0
    show "unlink it", SYS_unlinkat
    la   a0, text_17
    li   a1, -100
    la   a2, text_17
    show "a link to itself", SYS_symlinkat
    li   a0, -100
    la   a1, text_17
    li   a2, 0
    li   a3, 0
    show "open it", SYS_openat
    la   a0, text_17
    show "chdir to it", SYS_chdir
    li   a0, -100
    la   a1, text_17
    li   a2, 0
    show "unlink the link to itself", SYS_unlinkat
    la   a0, text_7
    li   a1, -100
    la   a2, text_18
    show "a link to a folder", SYS_symlinkat
    li   a0, -100
    la   a1, text_19
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx below it", SYS_statx
    li   a0, -100
    la   a1, text_18
    li   a2, 512
    show "rmdir through it", SYS_unlinkat
    li   a0, -100
    la   a1, text_20
    li   a2, 512
    show "rmdir through it with a slash", SYS_unlinkat
    li   a0, -100
    la   a1, text_9
    li   a2, -100
    la   a3, text_21
    li   a4, 0
    show "linkat", SYS_linkat
    li   a0, -100
    la   a1, text_21
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the second name", SYS_statx
    word "two names", status+16
    li   a0, -100
    la   a1, text_9
    li   a2, -100
    la   a3, text_21
    li   a4, 0
    show "linkat over what is there", SYS_linkat
    li   a0, -100
    la   a1, text_1
    li   a2, -100
    la   a3, text_22
    li   a4, 0
    show "linkat of what is missing", SYS_linkat
    li   a0, -100
    la   a1, text_7
    li   a2, -100
    la   a3, text_22
    li   a4, 0
    show "linkat of a folder", SYS_linkat
    li   a0, -100
    la   a1, text_9
    li   a2, -100
    la   a3, text_22
    li   a4, 1
    show "linkat with a bad flag", SYS_linkat
    li   a0, -100
    la   a1, text_11
    li   a2, -100
    la   a3, text_22
    li   a4, 0
    show "linkat of a link itself", SYS_linkat
    li   a0, -100
    la   a1, text_22
    li   a2, 256
    li   a3, 4095
    la   a4, status
    show "statx of that", SYS_statx
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_11
    li   a2, -100
    la   a3, text_23
    li   a4, 1024
    show "linkat through a link", SYS_linkat
    li   a0, -100
    la   a1, text_23
    li   a2, 256
    li   a3, 4095
    la   a4, status
    show "statx of that", SYS_statx
    word "three names", status+16
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_22
    li   a2, 0
    show "unlinkat", SYS_unlinkat
    li   a0, -100
    la   a1, text_23
    li   a2, 0
    show "unlinkat of the third", SYS_unlinkat
    li   a0, -100
    la   a1, text_22
    li   a2, 0
    show "unlinkat of what is missing", SYS_unlinkat
    li   a0, -100
    la   a1, text_7
    li   a2, 0
    show "unlinkat of a folder", SYS_unlinkat
    li   a0, -100
    la   a1, text_9
    li   a2, 512
    show "unlinkat of a file as a folder", SYS_unlinkat
    li   a0, -100
    la   a1, text_7
    li   a2, 512
    show "unlinkat of a folder that is not empty", SYS_unlinkat
    li   a0, -100
    la   a1, text_9
    li   a2, 1
    show "unlinkat with a bad flag", SYS_unlinkat
    li   a0, -100
    la   a1, text_2
    li   a2, 0
    show "unlinkat of dot", SYS_unlinkat
    li   a0, -100
    la   a1, text_2
    li   a2, 512
    show "rmdir of dot", SYS_unlinkat
    li   a0, -100
    la   a1, text_24
    li   a2, 512
    show "rmdir of dot dot", SYS_unlinkat
    li   a0, -100
    la   a1, text_3
    li   a2, 512
    show "rmdir of the root", SYS_unlinkat
    li   a0, -100
    la   a1, text_25
    li   a2, 0
    show "unlinkat of a file with a slash", SYS_unlinkat
    li   a0, -100
    la   a1, text_21
    li   a2, -100
    la   a3, text_26
    li   a4, 0
    show "renameat2", SYS_renameat2
    li   a0, -100
    la   a1, text_21
    li   a2, 0
    li   a3, 0
    show "open the old name", SYS_openat
    li   a0, -100
    la   a1, text_21
    li   a2, -100
    la   a3, text_27
    li   a4, 0
    show "renameat2 of what is missing", SYS_renameat2
    li   a0, -100
    la   a1, text_26
    li   a2, -100
    la   a3, text_26
    li   a4, 0
    show "renameat2 to itself", SYS_renameat2
    li   a0, -100
    la   a1, text_26
    li   a2, -100
    la   a3, text_9
    li   a4, 0
    show "renameat2 to the same file", SYS_renameat2
    li   a0, -100
    la   a1, text_26
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "both are there", SYS_statx
    word "names", status+16
    li   a0, -100
    la   a1, text_26
    li   a2, -100
    la   a3, text_9
    li   a4, 1
    show "RENAME_NOREPLACE", SYS_renameat2
    li   a0, -100
    la   a1, text_26
    li   a2, -100
    la   a3, text_27
    li   a4, 1
    show "RENAME_NOREPLACE to a free name", SYS_renameat2
    li   a0, -100
    la   a1, text_27
    li   a2, -100
    la   a3, text_26
    li   a4, 64
    show "an unknown flag of renameat2", SYS_renameat2
    li   a0, -100
    la   a1, text_27
    li   a2, -100
    la   a3, text_26
    li   a4, 3
    show "both flags of renameat2", SYS_renameat2
    li   a0, -100
    la   a1, text_27
    li   a2, -100
    la   a3, text_7
    li   a4, 0
    show "a file over a folder", SYS_renameat2
    li   a0, -100
    la   a1, text_7
    li   a2, -100
    la   a3, text_27
    li   a4, 0
    show "a folder over a file", SYS_renameat2
    li   a0, -100
    la   a1, text_7
    li   a2, -100
    la   a3, text_28
    li   a4, 0
    show "a folder into itself", SYS_renameat2
    li   a0, -100
    la   a1, text_8
    li   a2, -100
    la   a3, text_7
    li   a4, 0
    show "a folder over its parent", SYS_renameat2
    li   a0, -100
    la   a1, text_2
    li   a2, -100
    la   a3, text_29
    li   a4, 0
    show "rename of dot", SYS_renameat2
    li   a0, -100
    la   a1, text_27
    li   a2, -100
    la   a3, text_30
    li   a4, 0
    show "rename to dot dot", SYS_renameat2
    li   a0, -100
    la   a1, text_27
    li   a2, -100
    la   a3, text_31
    li   a4, 0
    show "rename of a file to a slash", SYS_renameat2
    li   a0, -100
    la   a1, text_32
    li   a2, 493
    show "a second folder", SYS_mkdirat
    li   a0, -100
    la   a1, text_8
    li   a2, -100
    la   a3, text_32
    li   a4, 0
    show "a folder over an empty one", SYS_renameat2
    li   a0, -100
    la   a1, text_7
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the former parent", SYS_statx
    word "its links", status+16
    li   a0, -100
    la   a1, text_2
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the other parent", SYS_statx
    word "its links", status+16
    li   a0, -100
    la   a1, text_32
    li   a2, -100
    la   a3, text_2
    li   a4, 0
    show "a folder over one that is not empty", SYS_renameat2
    li   a0, -100
    la   a1, text_27
    li   a2, -100
    la   a3, text_32
    li   a4, 2
    show "exchange", SYS_renameat2
    li   a0, -100
    la   a1, text_27
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "the file is a folder", SYS_statx
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_32
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "the folder is a file", SYS_statx
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_27
    li   a2, -100
    la   a3, text_1
    li   a4, 2
    show "exchange with what is missing", SYS_renameat2
    li   a0, -100
    la   a1, text_27
    li   a2, -100
    la   a3, text_33
    li   a4, 0
    show "move a folder down", SYS_renameat2
    la   a0, text_33
    show "chdir down", SYS_chdir
    la   a0, text_34
    show "chdir up twice", SYS_chdir
    li   a0, -100
    la   a1, text_33
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of where we are", SYS_statx
    li   a0, -100
    la   a1, text_9
    li   a2, 4
    show "faccessat", SYS_faccessat
    li   a0, -100
    la   a1, text_1
    li   a2, 0
    show "faccessat of what is missing", SYS_faccessat
    li   a0, -100
    la   a1, text_9
    li   a2, 8
    show "faccessat with a bad mode", SYS_faccessat
    li   a0, -100
    la   a1, text_11
    li   a2, 0
    li   a3, 256
    show "faccessat2", SYS_faccessat2
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    li   a3, 4
    show "faccessat2 with a bad flag", SYS_faccessat2
    li   a0, -100
    la   a1, text_9
    li   a2, 2537
    show "fchmodat", SYS_fchmodat
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx after chmod", SYS_statx
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    arguments 3, 416
    show "fchmod", SYS_fchmod
    li   a0, 3
    la   a1, text_5
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx after fchmod", SYS_statx
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_1
    li   a2, 0
    show "fchmodat of what is missing", SYS_fchmodat
    arguments 44, 0
    show "fchmod of a closed one", SYS_fchmod
    li   a0, -100
    la   a1, text_9
    li   a2, -1
    li   a3, -1
    li   a4, 0
    show "fchownat that changes nothing", SYS_fchownat
    li   a0, -100
    la   a1, text_9
    li   a2, -1
    li   a3, -1
    li   a4, 1
    show "fchownat with a bad flag", SYS_fchownat
    arguments 3, -1, -1
    show "fchown that changes nothing", SYS_fchown
    li   a0, -100
    la   a1, text_9
    la   a2, times
    li   a3, 0
    show "utimensat", SYS_utimensat_time64
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the times", SYS_statx
    word "access", status+64
    word "its nanoseconds", status+72
    word "modification", status+112
    word "its nanoseconds", status+120
    li   a0, -100
    la   a1, text_9
    la   a2, times_now
    li   a3, 0
    show "utimensat of one time", SYS_utimensat_time64
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of one time", SYS_statx
    word "modification stays", status+112
    li   a0, -100
    la   a1, text_9
    la   a2, times_bad
    li   a3, 0
    show "utimensat of a bad time", SYS_utimensat_time64
    li   a0, 3
    li   a1, 0
    la   a2, times
    li   a3, 0
    show "utimensat of a descriptor", SYS_utimensat_time64
    li   a0, -100
    la   a1, text_1
    li   a2, 0
    li   a3, 0
    show "utimensat of what is missing", SYS_utimensat_time64
    li   a0, -100
    la   a1, text_1
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of what is missing", SYS_statx
    li   a0, -100
    la   a1, text_9
    li   a2, 1
    li   a3, 4095
    la   a4, status
    show "statx with a bad flag", SYS_statx
    li   a0, -100
    la   a1, text_5
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of an empty path", SYS_statx
    li   a0, -100
    la   a1, text_5
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx of the folder itself", SYS_statx
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    li   a3, 4095
    li   a4, 16
    show "statx to a bad pointer", SYS_statx
    li   a0, 66
    la   a1, text_5
    li   a2, 0x1000
    li   a3, 4095
    la   a4, status
    show "statx of a closed one", SYS_statx
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    li   a3, -1
    la   a4, status
    show "statx with a reserved mask", SYS_statx
    li   a0, -100
    la   a1, text_35
    li   a2, 0x81a4
    li   a3, 0
    show "mknodat of a file", SYS_mknodat
    li   a0, -100
    la   a1, text_35
    li   a2, 0x81a4
    li   a3, 0
    show "mknodat of what is there", SYS_mknodat
    li   a0, -100
    la   a1, text_36
    li   a2, 0x11a4
    li   a3, 0
    show "mknodat of a FIFO", SYS_mknodat
    li   a0, -100
    la   a1, text_36
    li   a2, 0
    li   a3, 4095
    la   a4, status
    show "statx of the FIFO", SYS_statx
    la   t0, status
    lhu  a2, 28(t0)
    la   a1, mode_text
    la   a0, line_format
    call printf
    li   a0, -100
    la   a1, text_37
    li   a2, 0x41a4
    li   a3, 0
    show "mknodat of a folder", SYS_mknodat
    li   a0, -100
    la   a1, text_37
    li   a2, 0x31a4
    li   a3, 0
    show "mknodat of no kind", SYS_mknodat
    li   a0, -100
    la   a1, text_36
    li   a2, 2049
    li   a3, 0
    show "open a FIFO to write with no reader", SYS_openat
    li   a0, -100
    la   a1, text_36
    li   a2, 2048
    li   a3, 0
    show "open a FIFO to read at once", SYS_openat
    li   a0, 4
    la   a1, buffer
    li   a2, 10
    show "read it with no writer", SYS_read
    li   a0, -100
    la   a1, text_36
    li   a2, 1
    li   a3, 0
    show "open a FIFO to write", SYS_openat
    li   a0, 4
    la   a1, buffer
    li   a2, 10
    show "read it when empty", SYS_read
    li   a0, 5
    la   a1, text_38
    li   a2, 7
    show "write to the FIFO", SYS_write
    li   a0, 4
    la   a1, buffer
    li   a2, 10
    show "read the FIFO", SYS_read
    word "what came", buffer
    li   a0, 4
    li   a1, 0
    li   a2, 0
    la   a3, buffer
    li   a4, 0
    show "llseek of a FIFO", SYS_llseek
    li   a0, 4
    la   a1, buffer
    li   a2, 1
    li   a3, 0
    li   a4, 0
    show "pread64 of a FIFO", SYS_pread64
    arguments 4, 1032, 0
    show "F_GETPIPE_SZ", SYS_fcntl64
    arguments 4, 1031, 0x1388
    show "F_SETPIPE_SZ", SYS_fcntl64
    arguments 4, 1031, 0
    show "F_SETPIPE_SZ of nothing", SYS_fcntl64
    arguments 3, 1031, 0x1000
    show "F_SETPIPE_SZ of a file", SYS_fcntl64
    li   a0, 5
    la   a1, buffer
    li   a2, 0x1000
    show "write more than a page", SYS_write
    arguments 4, 1031, 0x2000
    show "F_SETPIPE_SZ to two", SYS_fcntl64
    li   a0, 5
    la   a1, buffer
    li   a2, 0x1000
    show "write the second page", SYS_write
    arguments 4, 1031, 0x1000
    show "F_SETPIPE_SZ too small", SYS_fcntl64
    li   a0, 4
    li   a1, 0x541b
    la   a2, buffer
    show "FIONREAD of the FIFO", SYS_ioctl
    word "bytes in it", buffer
    arguments 4
    show "close its reader", SYS_close
    arguments 5
    show "close its writer", SYS_close
    li   a0, -100
    la   a1, text_36
    li   a2, 2
    li   a3, 0
    show "open it both ways", SYS_openat
    li   a0, 4
    la   a1, text_38
    li   a2, 7
    show "write to both", SYS_write
    li   a0, 4
    la   a1, buffer
    li   a2, 10
    show "read from both", SYS_read
    arguments 4
    show "close both", SYS_close
    la   a0, buffer
    li   a1, 0
    show "pipe for sendfile64", SYS_pipe2
    arguments 5, 3, 0, 100
    show "sendfile64 of an empty file", SYS_sendfile64
    li   a0, 3
    la   a1, text_39
    li   a2, 8
    show "write to the file", SYS_write
    arguments 5, 3, 0, 100
    show "sendfile64 at the end", SYS_sendfile64
    li   a0, 5
    li   a1, 3
    la   a2, offset
    li   a3, 100
    show "sendfile64 with an offset", SYS_sendfile64
    word "the offset then", offset
    li   a0, 4
    la   a1, buffer
    li   a2, 100
    show "read what it sent", SYS_read
    word "what came", buffer
    li   a0, 5
    li   a1, 3
    la   a2, offset0
    li   a3, 3
    show "sendfile64 of a part", SYS_sendfile64
    word "the offset of the part", offset0
    arguments 3, 4, 0, 10
    show "sendfile64 from a pipe", SYS_sendfile64
    arguments 4, 3, 0, 10
    show "sendfile64 to the end to read", SYS_sendfile64
    arguments 77, 3, 0, 10
    show "sendfile64 to a closed one", SYS_sendfile64
    arguments 5, 3, 16, 10
    show "sendfile64 from a bad pointer", SYS_sendfile64
    li   a0, 5
    li   a1, 3
    la   a2, offset_bad
    li   a3, 10
    show "sendfile64 from a negative offset", SYS_sendfile64
    arguments 4
    show "close one", SYS_close
    arguments 5
    show "close other", SYS_close
    li   a0, -100
    la   a1, text_36
    li   a2, 0
    show "unlink the FIFO", SYS_unlinkat
    li   a0, -100
    la   a1, text_35
    li   a2, 0
    show "unlink the node", SYS_unlinkat
    li   a0, -100
    la   a1, text_33
    li   a2, 0x10000
    li   a3, 0
    show "open the folder", SYS_openat
    li   a0, 4
    la   a1, buffer
    li   a2, 0x1000
    show "getdents64", SYS_getdents64
    la   t0, buffer
    lbu  a2, 18(t0)
    la   a1, kind_text
    la   a0, line_format
    call printf
    li   a0, 4
    la   a1, buffer
    li   a2, 0x1000
    show "getdents64 at the end", SYS_getdents64
    li   a0, 4
    li   a1, 0
    li   a2, 0
    la   a3, status
    li   a4, 0
    show "llseek to the start of it", SYS_llseek
    li   a0, 4
    la   a1, buffer
    li   a2, 10
    show "getdents64 with little room", SYS_getdents64
    li   a0, 4
    la   a1, buffer
    li   a2, 24
    show "getdents64 with room for one", SYS_getdents64
    li   a0, 4
    la   a1, buffer
    li   a2, 0x1000
    show "getdents64 of the rest", SYS_getdents64
    li   a0, 3
    la   a1, buffer
    li   a2, 0x1000
    show "getdents64 of a file", SYS_getdents64
    li   a0, 44
    la   a1, buffer
    li   a2, 0x1000
    show "getdents64 of a closed one", SYS_getdents64
    li   a0, -100
    la   a1, text_33
    li   a2, 512
    show "remove the open folder", SYS_unlinkat
    li   a0, 4
    li   a1, 0
    li   a2, 0
    la   a3, status
    li   a4, 0
    show "llseek of the removed", SYS_llseek
    li   a0, 4
    la   a1, buffer
    li   a2, 0x1000
    show "getdents64 of the removed", SYS_getdents64
    li   a0, 4
    la   a1, text_29
    li   a2, 66
    li   a3, 384
    show "create in the removed", SYS_openat
    arguments 4
    show "fchdir to the removed", SYS_fchdir
    la   a0, buffer
    li   a1, 0x1000
    show "getcwd in the removed", SYS_getcwd
    li   a0, -100
    la   a1, text_29
    li   a2, 448
    show "mkdirat in the removed", SYS_mkdirat
    li   a0, -100
    la   a1, text_30
    li   a2, 0
    li   a3, 0
    show "open dot dot of the removed", SYS_openat
    arguments 5
    show "back", SYS_fchdir
    la   a0, text_30
    show "and up", SYS_chdir
    li   a0, -100
    la   a1, text_11
    li   a2, 0
    show "remove link", SYS_unlinkat
    li   a0, -100
    la   a1, text_16
    li   a2, 0
    show "remove dangling", SYS_unlinkat
    li   a0, -100
    la   a1, text_18
    li   a2, 0
    show "remove dlink", SYS_unlinkat
    li   a0, -100
    la   a1, text_9
    li   a2, 0
    show "remove a", SYS_unlinkat
    li   a0, -100
    la   a1, text_32
    li   a2, 0
    show "remove empty", SYS_unlinkat
    li   a0, -100
    la   a1, text_7
    li   a2, 512
    show "remove d", SYS_unlinkat
    la   a0, text_30
    show "last", SYS_chdir
    li   a0, -100
    la   a1, text_0
    li   a2, 512
    show "remove all", SYS_unlinkat
    la   a0, text_1
    li   a1, 88
    la   a2, status
    show "statfs64 of what is missing", SYS_statfs64
    li   a0, 88
    li   a1, 88
    la   a2, status
    show "fstatfs64 of a closed one", SYS_fstatfs64
    finish

.section .rodata
text_0: .asciz "ringside-names"
text_1: .asciz "missing"
text_2: .asciz "."
text_3: .asciz "/"
text_4: .asciz "missing/d"
text_5: .asciz ""
text_6: .asciz "d/"
text_7: .asciz "d"
text_8: .asciz "d/e"
text_9: .asciz "a"
text_10: .asciz "a/b"
text_11: .asciz "link"
text_12: .asciz "link2"
text_13: .asciz "missing/l"
text_14: .asciz "link2/"
text_15: .asciz "nowhere"
text_16: .asciz "dangling"
text_17: .asciz "self"
text_18: .asciz "dlink"
text_19: .asciz "dlink/e"
text_20: .asciz "dlink/"
text_21: .asciz "b"
text_22: .asciz "c"
text_23: .asciz "f"
text_24: .asciz "d/.."
text_25: .asciz "a/"
text_26: .asciz "g"
text_27: .asciz "h"
text_28: .asciz "d/e/x"
text_29: .asciz "x"
text_30: .asciz ".."
text_31: .asciz "i/"
text_32: .asciz "empty"
text_33: .asciz "d/h"
text_34: .asciz "../.."
text_35: .asciz "n"
text_36: .asciz "fifo"
text_37: .asciz "n2"
text_38: .asciz "message"
text_39: .asciz "sendfile"

.data
.balign 8
offset: .quad 4
offset0: .quad 0
offset_bad: .quad -1
mode_text: .asciz "mode"
times: .quad 1000, 5, 2000, 7
times_now: .quad 0, 0x3fffffff, 0, 0x3ffffffe
times_bad: .quad 0, 1000000000, 0, 0
kind_text: .asciz "kind of the first"

.bss
.balign 8
buffer: .space 4096
status: .space 256
