# Memory: mappings, protection, the break, and pointers into them.
.include "cases.inc"
.equ FIXED, MAP_PRIVATE + MAP_ANONYMOUS + MAP_FIXED
.equ THERE, 0x20000000
begin
    arguments 0, 0, 3, MAP_PRIVATE + MAP_ANONYMOUS, -1
    show "mmap2 of nothing", SYS_mmap2
    arguments 0, 4096, 3, 0x20, -1
    show "mmap2 neither shared nor private", SYS_mmap2
    arguments THERE + 1, 4096, 3, FIXED, -1
    show "mmap2 fixed at an odd address", SYS_mmap2
    arguments 0, 4096, 3, MAP_PRIVATE, 99
    show "mmap2 of a closed descriptor", SYS_mmap2
    arguments 0, 4096, 3, MAP_PRIVATE + MAP_ANONYMOUS, -1
    li   a1, 0xfffff000
    show "mmap2 of more than there is", SYS_mmap2
    arguments THERE, 12288, 3, FIXED, -1
    show "mmap2 fixed", SYS_mmap2
    li   s0, THERE
    li   t0, 1234
    sw   t0, 0(s0)
    sw   t0, 2044(s0)
    lw   a0, 2044(s0)
    arguments THERE + 4096, 4096, 3, FIXED, -1
    show "mmap2 over a part of it", SYS_mmap2
    arguments THERE + 4096, 4096, 1
    show "mprotect to read only", SYS_mprotect
    arguments CLOCK_MONOTONIC, THERE + 4096
    show "clock_gettime64 into it", SYS_clock_gettime64
    li   a0, THERE
    addi a0, a0, 4
    li   a1, 4096
    li   a2, 1
    show "mprotect at an odd address", SYS_mprotect
    arguments THERE, 4096, 0
    show "mprotect to nothing", SYS_mprotect
    arguments 1, THERE, 4
    show "write from what can't be read", SYS_write
    arguments THERE, 4096, 3
    show "mprotect back", SYS_mprotect
    la   t0, result
    li   t1, THERE
    lw   t2, 0(t1)
    sw   t2, 0(t0)
    word "what was there is there still", result
    arguments THERE + 1, 4096
    show "munmap at an odd address", SYS_munmap
    arguments THERE, 0
    show "munmap of nothing", SYS_munmap
    arguments THERE + 4096, 4096
    show "munmap of the middle", SYS_munmap
    arguments THERE + 4096, 4096
    show "munmap again", SYS_munmap
    arguments 1, THERE + 4096, 4
    show "write from the hole", SYS_write
    arguments THERE, 12288
    show "munmap of all", SYS_munmap
    arguments 1, THERE, 4
    show "write from what was unmapped", SYS_write
    arguments 0
    sign "brk of nothing", SYS_brk
    li   a0, 0
    li   a7, SYS_brk
    ecall
    mv   s1, a0
    li   t0, 8192
    add  a0, a0, t0
    li   a7, SYS_brk
    ecall
    sub  t0, a0, s1
    la   t1, result
    sw   t0, 0(t1)
    word "brk moved by", result
    sw   t0, 0(s1)
    mv   a0, s1
    li   a7, SYS_brk
    ecall
    sub  t0, a0, s1
    la   t1, result
    sw   t0, 0(t1)
    word "brk back", result
    arguments 0, 0, 0
    show "riscv_flush_icache", SYS_riscv_flush_icache
finish
.bss
.balign 4
result: .zero 4
