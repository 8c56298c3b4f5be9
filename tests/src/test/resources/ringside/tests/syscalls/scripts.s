# Scripts: who interprets them, with which arguments.
.include "cases.inc"
begin
    li   a0, -100
    la   a1, text_0
    li   a2, 577
    li   a3, 493
    show "write plain", SYS_openat
    li   a0, 3
    la   a1, text_1
    li   a2, 21
    show "its text", SYS_write
    arguments 3
    show "close it", SYS_close
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_1
    la   a0, text_2
    la   a1, list_0
    li   a2, 0
    li   a7, SYS_execve
    ecall
    neg  a0, a0
    li   a7, SYS_exit
    ecall
parent_1:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "./plain ended with", information+20
    li   a0, -100
    la   a1, text_3
    li   a2, 577
    li   a3, 493
    show "write argument", SYS_openat
    li   a0, 3
    la   a1, text_4
    li   a2, 22
    show "its text", SYS_write
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
    la   a0, text_5
    la   a1, list_1
    li   a2, 0
    li   a7, SYS_execve
    ecall
    neg  a0, a0
    li   a7, SYS_exit
    ecall
parent_2:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "./argument ended with", information+20
    li   a0, -100
    la   a1, text_6
    li   a2, 577
    li   a3, 493
    show "write again", SYS_openat
    li   a0, 3
    la   a1, text_7
    li   a2, 18
    show "its text", SYS_write
    arguments 3
    show "close it", SYS_close
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_3
    la   a0, text_8
    la   a1, list_2
    li   a2, 0
    li   a7, SYS_execve
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
    word "./again ended with", information+20
    li   a0, -100
    la   a1, text_9
    li   a2, 577
    li   a3, 493
    show "write d1", SYS_openat
    li   a0, 3
    la   a1, text_10
    li   a2, 10
    show "its text", SYS_write
    arguments 3
    show "close it", SYS_close
    li   a0, -100
    la   a1, text_11
    li   a2, 577
    li   a3, 493
    show "write d2", SYS_openat
    li   a0, 3
    la   a1, text_12
    li   a2, 7
    show "its text", SYS_write
    arguments 3
    show "close it", SYS_close
    li   a0, -100
    la   a1, text_13
    li   a2, 577
    li   a3, 493
    show "write d3", SYS_openat
    li   a0, 3
    la   a1, text_14
    li   a2, 7
    show "its text", SYS_write
    arguments 3
    show "close it", SYS_close
    li   a0, -100
    la   a1, text_15
    li   a2, 577
    li   a3, 493
    show "write d4", SYS_openat
    li   a0, 3
    la   a1, text_16
    li   a2, 7
    show "its text", SYS_write
    arguments 3
    show "close it", SYS_close
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_4
    la   a0, text_17
    la   a1, list_3
    li   a2, 0
    li   a7, SYS_execve
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
    word "./d1 ended with", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_5
    la   a0, text_18
    la   a1, list_4
    li   a2, 0
    li   a7, SYS_execve
    ecall
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
    word "./d2 ended with", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_6
    la   a0, text_19
    la   a1, list_5
    li   a2, 0
    li   a7, SYS_execve
    ecall
    neg  a0, a0
    li   a7, SYS_exit
    ecall
parent_6:
    li   a0, P_ALL
    li   a1, 0
    la   a2, information
    li   a3, WEXITED
    li   a4, 0
    li   a7, SYS_waitid
    ecall
    word "./d4 ended with", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_7
    la   a0, text_20
    la   a1, list_6
    li   a2, 0
    li   a7, SYS_execve
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
    word "/bin/args ended with", information+20
    li   a0, -100
    la   a1, text_21
    li   a2, 493
    show "chdir", SYS_mkdirat
    la   a0, text_21
    show "to sub", SYS_chdir
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_8
    la   a0, text_22
    la   a1, list_7
    li   a2, 0
    li   a7, SYS_execve
    ecall
    neg  a0, a0
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
    word "../plain ended with", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_9
    la   a0, text_2
    la   a1, list_8
    li   a2, 0
    li   a7, SYS_execve
    ecall
    neg  a0, a0
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
    word "./plain ended with", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_10
    la   a0, text_23
    la   a1, list_9
    li   a2, 0
    li   a7, SYS_execve
    ecall
    neg  a0, a0
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
    word "/bin/missing ended with", information+20
    li   a0, SIGCHLD
    li   a1, 0
    li   a2, 0
    li   a3, 0
    li   a4, 0
    li   a7, SYS_clone
    ecall
    bnez a0, parent_11
    la   a0, text_24
    la   a1, list_10
    li   a2, 0
    li   a7, SYS_execve
    ecall
    neg  a0, a0
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
    word "../plain/x ended with", information+20
    finish

.section .rodata
text_0: .asciz "plain"
text_1: .asciz "#!/bin/args\nwhatever\n"
text_2: .asciz "./plain"
text_3: .asciz "argument"
text_4: .asciz "#! /bin/args  -x  y 	\n"
text_5: .asciz "./argument"
text_6: .asciz "again"
text_7: .asciz "#!./argument more\n"
text_8: .asciz "./again"
text_9: .asciz "d1"
text_10: .asciz "#!./again\n"
text_11: .asciz "d2"
text_12: .asciz "#!./d1\n"
text_13: .asciz "d3"
text_14: .asciz "#!./d2\n"
text_15: .asciz "d4"
text_16: .asciz "#!./d3\n"
text_17: .asciz "./d1"
text_18: .asciz "./d2"
text_19: .asciz "./d4"
text_20: .asciz "/bin/args"
text_21: .asciz "sub"
text_22: .asciz "../plain"
text_23: .asciz "/bin/missing"
text_24: .asciz "../plain/x"
text_25: .asciz "zero"
text_26: .asciz "one"
text_27: .asciz "two words"
text_28: .asciz "other name"
text_29: .asciz "last"

.data
.balign 8
list_0: .word text_25, text_26, text_27, 0
list_1: .word text_25, text_26, 0
list_2: .word text_25, 0
list_3: .word text_25, 0
list_4: .word text_25, 0
list_5: .word text_25, 0
list_6: .word text_28, text_29, 0
list_7: .word text_25, 0
list_8: .word text_25, 0
list_9: .word text_25, 0
list_10: .word text_25, 0

.bss
.balign 8
information: .space 128
