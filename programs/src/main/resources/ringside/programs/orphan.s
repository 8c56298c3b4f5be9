# orphan - a child outlives its parent
# Claims: A7 B4
#
# Three generations: main, its child, its grandchild. The child ends at once, so the
# grandchild is an orphan; the kernel gives it a new parent, by tradition process 1,
# the ancestor of all. (On Ringside that is the first process: main itself.)
# Look at:  what getppid answers before and after.
# Try:      let the child sleep for 10 ms before it ends.

.include "lib/syscalls.inc"

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   a0, gate               # holds the child back until the grandchild has looked
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    la   a0, finish             # its end tells main that the grandchild is done
    li   a1, 0
    li   a7, SYS_pipe2
    ecall
    call fork
    beqz a0, child

    call wait_pid
    la   t0, finish
    lw   a0, 4(t0)
    li   a7, SYS_close
    ecall
    la   t0, finish             # not its parent (yet): main can't count on waitid
    lw   a0, 0(t0)
    la   a1, byte
    li   a2, 1
    li   a7, SYS_read           # answers 0 when the grandchild has ended
    ecall
    la   a0, text_main
    call print_string
    j    done

child:
    li   a7, SYS_getpid
    ecall
    mv   s0, a0                 # s0: the child's pid, known to the grandchild as well
    call fork
    beqz a0, grandchild
    la   t0, gate
    lw   a0, 0(t0)
    la   a1, byte
    li   a2, 1
    li   a7, SYS_read
    ecall
    la   a0, text_child
    call print_string
    j    done

grandchild:
    li   a7, SYS_getppid
    ecall
    la   s1, text_expected
    beq  a0, s0, 1f
    la   s1, text_unexpected
1:  mv   a0, s1
    call print_string
    la   t0, gate               # now the child may end
    lw   a0, 4(t0)
    la   a1, byte
    li   a2, 1
    li   a7, SYS_write
    ecall
2:  call yield
    li   a7, SYS_getppid
    ecall
    beq  a0, s0, 2b             # as long as the old parent is there
    la   a0, text_adopted
    call print_string
done:
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
gate:   .space 8
finish: .space 8
byte:   .space 1

.section .rodata
text_expected:   .asciz "grandchild: my parent is the process that forked me\n"
text_unexpected: .asciz "grandchild: my parent is somebody else already\n"
text_child:      .asciz "child: I end and leave an orphan\n"
text_adopted:    .asciz "grandchild: I have a new parent\n"
text_main:       .asciz "main: all are gone\n"
