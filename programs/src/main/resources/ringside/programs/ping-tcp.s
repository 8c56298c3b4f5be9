# ping-tcp - what a round trip over TCP costs
# Claims: E5 E8
#
# A client sends a few bytes to a server on the same computer and waits for the same
# bytes to come back, N times. Each way is a segment with headers and checksums: built
# in memory, summed up word by word, received by an interrupt, acknowledged.
# Look at:  --stats: how many cycles are "network", how many "read" and "write"; compare
#           with socketpair and pipe, and with shared memory, which sends nothing.
#           --pcap out.pcap: three segments to open, two to close each direction.
# Try:      --set net.loss=50: the cycles go to waiting for the retransmission.
#           --set net.latency=100000: a wire of 1 ms; the processor idles.
# Usage:    ping-tcp [round trips] [bytes, 1..4096] [port]

.include "lib/syscalls.inc"
.equ DEFAULT_TRIPS, 20
.equ DEFAULT_BYTES, 64
.equ DEFAULT_PORT, 7008
.equ MOST_BYTES, 4096

.text
.globl main
main:
    addi sp, sp, -32
    sw   ra, 28(sp)
    call read_arguments         # s3: round trips, s4: bytes, s5: port
    mv   a0, s5
    call tcp_listen
    bltz a0, failed
    mv   s0, a0
    call fork
    mv   s1, a0
    beqz s1, client
    mv   a0, s0
    li   a1, 0
    li   a2, 0
    li   a7, SYS_accept
    ecall
    mv   s2, a0
    li   s6, 0                  # s6: bytes sent back
1:  mv   a0, s2
    la   a1, buffer
    mv   a2, s4
    call receive_all
    blez a0, 2f                 # the client has closed
    mv   a2, a0
    mv   a0, s2
    la   a1, buffer
    call send_all
    add  s6, s6, a0
    j    1b
2:  mv   a0, s2
    li   a7, SYS_close
    ecall
    mv   a0, s1
    call wait_pid
    mv   a1, s6
    la   a0, format_server
    call printf
    li   a0, 0
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret
failed:
    neg  a1, a0
    la   a0, format_failed
    call printf
    li   a0, 1
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

client:
    rdcycle s7
    mv   a0, s5
    call tcp_connect
    mv   s0, a0
    rdcycle t0
    sub  s7, t0, s7             # s7: cycles to connect
    li   s8, 0                  # s8: bytes that came back
    mv   s9, s3
    rdcycle s10
3:  mv   a0, s0
    la   a1, buffer
    mv   a2, s4
    call send_all
    mv   a0, s0
    la   a1, buffer
    mv   a2, s4
    call receive_all
    add  s8, s8, a0
    addi s9, s9, -1
    bnez s9, 3b
    rdcycle t0
    sub  t0, t0, s10
    divu s10, t0, s3            # s10: cycles of a round trip
    mv   a1, s3
    mv   a2, s4
    mv   a3, s8
    la   a0, format_client
    call printf
    la   a0, format_cycles
    mv   a1, s7
    mv   a2, s10
    call printf
    mv   a0, s0
    li   a7, SYS_close
    ecall
    li   a0, 0
    li   a7, SYS_exit_group
    ecall

read_arguments:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s1, a0
    mv   s2, a1
    li   s3, DEFAULT_TRIPS
    li   s4, DEFAULT_BYTES
    li   s5, DEFAULT_PORT
    li   t0, 2
    blt  s1, t0, 4f
    lw   a0, 4(s2)
    call parse_int
    blez a0, 1f
    mv   s3, a0
1:  li   t0, 3
    blt  s1, t0, 4f
    lw   a0, 8(s2)
    call parse_int
    li   t0, MOST_BYTES
    bgtu a0, t0, 2f
    beqz a0, 2f
    mv   s4, a0
2:  li   t0, 4
    blt  s1, t0, 4f
    lw   a0, 12(s2)
    call parse_int
    mv   s5, a0
4:  lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
buffer: .space MOST_BYTES

.section .rodata
format_client: .asciz "client: %d round trips of %d bytes, %d bytes came back\n"
format_cycles: .asciz "cycles to connect %d, per round trip %d\n"
format_server: .asciz "server: sent back %d bytes\n"
format_failed: .asciz "server: no socket, error %d\n"
