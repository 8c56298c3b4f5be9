# udp-echo - messages to a port, and back
# Claims: E5
#
# A server binds a port and sends each message back to where it came from; the client
# learns its own port only from the kernel. Each message is a packet of its own with an
# IPv4 and a UDP header and a checksum; nobody promises that it arrives.
# Look at:  --pcap out.pcap, and tshark -r out.pcap: addresses, ports, lengths, checksums.
# Try:      --set net.loss=300. Who waits for what? (UDP does not send anything again.)
# Usage:    udp-echo [port]

.include "lib/syscalls.inc"
.equ DEFAULT_PORT, 7007
.equ BUFFER_BYTES, 64

.text
.globl main
main:
    addi sp, sp, -32
    sw   ra, 28(sp)
    li   s4, DEFAULT_PORT       # s4: port
    li   t0, 2
    blt  a0, t0, 1f
    lw   a0, 4(a1)
    call parse_int
    mv   s4, a0
1:  mv   a0, s4
    call udp_open               # before the fork: the port is there when the child sends
    mv   s0, a0
    bltz s0, failed
    call fork
    mv   s1, a0
    beqz s1, client
    li   s2, 0                  # s2: messages
2:  mv   a0, s0
    la   a1, buffer
    li   a2, BUFFER_BYTES
    li   a3, 0
    la   a4, sender
    la   a5, sender_bytes
    li   t0, 16
    sw   t0, 0(a5)
    li   a7, SYS_recvfrom
    ecall
    mv   s3, a0
    beqz s3, 3f                 # an empty message ends the conversation
    mv   a2, a0
    mv   a0, s0
    la   a1, buffer
    li   a3, 0
    la   a4, sender
    li   a5, 16
    li   a7, SYS_sendto
    ecall
    addi s2, s2, 1
    j    2b
3:  mv   a0, s1
    call wait_pid
    mv   a2, a0
    mv   a1, s2
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
    li   a0, 0                  # any port
    call udp_open
    mv   s0, a0
    mv   a1, s4
    call udp_join
    la   s2, words
4:  lw   s3, 0(s2)              # s3: the next text
    beqz s3, 5f
    mv   a0, s3
    call strlen
    mv   a2, a0
    mv   a0, s0
    mv   a1, s3
    li   a7, SYS_write
    ecall
    mv   a0, s0
    la   a1, buffer
    li   a2, BUFFER_BYTES - 1
    li   a7, SYS_read
    ecall
    la   a1, buffer
    add  t0, a1, a0
    sb   zero, 0(t0)
    mv   a2, a0
    la   a0, format_client
    call printf
    addi s2, s2, 4
    j    4b
5:  mv   a0, s0
    la   a1, buffer
    li   a2, 0
    li   a7, SYS_write
    ecall
    li   a0, 0
    li   a7, SYS_exit_group
    ecall

.data
.balign 4
words: .word text_one, text_two, text_three, 0

.bss
.balign 4
buffer:       .space BUFFER_BYTES
sender:       .space 16
sender_bytes: .space 4

.section .rodata
text_one:      .asciz "a message"
text_two:      .asciz "another one"
text_three:    .asciz "and the last"
format_client: .asciz "client: \"%s\" came back, %d bytes\n"
format_server: .asciz "server: %d messages, the client ended with %d\n"
format_failed: .asciz "server: no socket, error %d\n"
