# mmap-file - a file as memory, shared and private
# Claims: E4 E6
#
# mmap lets a file's pages stand in the address space: a load reads the file, a store
# writes it, without a system call. MAP_SHARED maps the very frames that read and
# write use; MAP_PRIVATE copies a page when it is first written, so that nobody else
# sees it. Pages come at the first touch, not at the mmap.
# Look at:  after the mapping, the child's stores make no system call, only page
#           faults: one a page touched (--stats).
# Try:      let the child store behind the end of the file, at 4096. Who ends it?

.include "lib/syscalls.inc"
.equ FILE_BYTES, 4096

.section .rodata
path: .asciz "ringside-mapped"

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    li   a0, AT_FDCWD
    la   a1, path
    li   a2, O_CREAT + O_RDWR
    li   a3, 0600
    li   a7, SYS_openat
    ecall
    mv   s0, a0                 # s0: the file
    li   a1, FILE_BYTES
    li   a2, 0
    li   a7, SYS_ftruncate64
    ecall
    li   a0, MAP_SHARED
    call map
    mv   s1, a0                 # s1: shared
    li   a0, MAP_PRIVATE
    call map
    mv   s2, a0                 # s2: private
    call fork
    beqz a0, child
    call wait_pid

    la   a0, format_parent
    lw   a1, 0(s1)
    lw   a2, 4(s2)
    call printf
    mv   a0, s0                 # the same by read
    la   a1, buffer
    li   a2, 8
    li   a3, 0
    li   a4, 0
    li   a7, SYS_pread64
    ecall
    la   a0, format_read
    la   t0, buffer
    lw   a1, 0(t0)
    lw   a2, 4(t0)
    call printf
    li   a0, AT_FDCWD
    la   a1, path
    li   a2, 0
    li   a7, SYS_unlinkat
    ecall
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

child:
    li   t0, 42
    sw   t0, 0(s1)              # seen by all
    li   t0, 13
    sw   t0, 4(s2)              # seen by the child alone
    la   a0, format_child
    lw   a1, 0(s1)
    lw   a2, 4(s2)
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# map(a0 = MAP_SHARED or MAP_PRIVATE) -> a0 = address of the file s0
map:
    mv   a3, a0
    li   a0, 0
    li   a1, FILE_BYTES
    li   a2, PROT_READ + PROT_WRITE
    mv   a4, s0
    li   a5, 0
    li   a7, SYS_mmap2
    ecall
    ret

.bss
.balign 4
buffer: .space 8

.section .rodata
format_child:  .asciz "child:  shared %d, private %d\n"
format_parent: .asciz "parent: shared %d, private %d\n"
format_read:   .asciz "read:   %d and %d\n"
