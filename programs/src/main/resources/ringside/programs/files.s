# files - one process writes a file and ends, another reads it
# Claims: E6
#
# A file is the slowest and the most patient way to hand data over: who wrote it may
# have ended long before somebody reads it. The child makes a folder and a file in it;
# the parent opens the file by its name, reads a part from the middle, lists the
# folder, and removes both.
# Look at:  the two processes share no descriptor, only the name. Each openat walks
#           the path component by component: see its cycles with --strace.
# Try:      leave out the wait for the child. What does the parent find?

.include "lib/syscalls.inc"
.equ BUFFER_BYTES, 1024

.section .rodata
folder:  .asciz "ringside-files"
file:    .asciz "ringside-files/letter"
letter:  .ascii "Dear reader, by now I have ended. Yours, the writer.\n"
.equ LETTER_BYTES, . - letter
.equ MIDDLE, 13

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    call fork
    beqz a0, writer
    call wait_pid
    mv   a1, a0
    la   a0, format_ended
    call printf
    call read_middle
    call list_folder

    li   a0, AT_FDCWD           # remove the file, then the folder
    la   a1, file
    li   a2, 0
    li   a7, SYS_unlinkat
    ecall
    li   a0, AT_FDCWD
    la   a1, folder
    li   a2, AT_REMOVEDIR
    li   a7, SYS_unlinkat
    ecall
    mv   a1, a0
    la   a0, format_removed
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# The child: a folder, a file in it, and the end.
writer:
    li   a0, AT_FDCWD
    la   a1, folder
    li   a2, 0755
    li   a7, SYS_mkdirat
    ecall
    li   a0, AT_FDCWD
    la   a1, file
    li   a2, O_CREAT + O_WRONLY
    li   a3, 0644
    li   a7, SYS_openat
    ecall
    la   a1, letter
    li   a2, LETTER_BYTES
    li   a7, SYS_write
    ecall                       # exit status: how many bytes were written
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Reads what stands behind the first words.
read_middle:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    li   a0, AT_FDCWD
    la   a1, file
    li   a2, O_RDONLY
    li   a7, SYS_openat
    ecall
    mv   s0, a0
    li   a1, 0                  # llseek(fd, high, low, &where, whence)
    li   a2, MIDDLE
    la   a3, position
    li   a4, SEEK_SET
    li   a7, SYS_llseek
    ecall
    mv   a0, s0
    la   a1, buffer
    li   a2, BUFFER_BYTES
    li   a7, SYS_read
    ecall
    mv   a2, a0
    li   a0, STDOUT
    la   a1, buffer
    li   a7, SYS_write
    ecall
    mv   a0, s0
    li   a7, SYS_close
    ecall
    lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Prints the names in the folder, but for "." and "..".
list_folder:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    sw   s1, 4(sp)
    li   a0, AT_FDCWD
    la   a1, folder
    li   a2, O_RDONLY + O_DIRECTORY
    li   a7, SYS_openat
    ecall
    la   a1, buffer
    li   a2, BUFFER_BYTES
    li   a7, SYS_getdents64
    ecall
    la   s0, buffer             # s0: the entry, s1: behind the last
    add  s1, s0, a0
1:  bgeu s0, s1, 3f
    lbu  t0, DIRENT_NAME(s0)
    li   t1, '.'
    beq  t0, t1, 2f
    la   a0, format_name
    addi a1, s0, DIRENT_NAME
    call printf
2:  lhu  t0, DIRENT_LENGTH(s0)
    add  s0, s0, t0
    j    1b
3:  lw   s1, 4(sp)
    lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 8
position: .space 8
buffer:   .space BUFFER_BYTES

.section .rodata
format_ended:   .asciz "the writer wrote %d bytes and has ended\n"
format_name:    .asciz "in the folder: %s\n"
format_removed: .asciz "removed both: %d\n"
