# net.s - sockets of the Internet protocols, to talk to this computer itself.
#
#   tcp_listen(a0 = port) -> a0 = a socket that listens on all addresses, or -errno
#   tcp_connect(a0 = port) -> a0 = a socket connected to 127.0.0.1, or -errno
#   udp_open(a0 = port) -> a0 = a socket for messages to 127.0.0.1, or -errno
#   udp_join(a0 = socket, a1 = port) -> a0 = 0, or -errno: whom read and write talk to
#   send_all(a0 = socket, a1 = from, a2 = bytes) -> a0 = bytes sent, or -errno
#   receive_all(a0 = socket, a1 = to, a2 = bytes) -> a0 = bytes; fewer at the end

.include "lib/syscalls.inc"

.equ LOCALHOST, 0x0100007f      # 127.0.0.1, its first byte lowest: the network's order
.equ ADDRESS_BYTES, 16

.text
# Lays out struct sockaddr_in at a1: port a2, address a3.
address:
    li   t0, AF_INET
    sh   t0, 0(a1)
    srli t0, a2, 8              # the port's high byte comes first
    sb   t0, 2(a1)
    sb   a2, 3(a1)
    sw   a3, 4(a1)
    sw   zero, 8(a1)
    sw   zero, 12(a1)
    ret

# Makes a socket of type a0 and binds it to port a2, address a3.
bound_socket:
    addi sp, sp, -48
    sw   ra, 44(sp)
    sw   s0, 40(sp)
    mv   a1, sp
    mv   t1, a0
    call address
    li   a0, AF_INET
    mv   a1, t1
    li   a2, 0
    li   a7, SYS_socket
    ecall
    bltz a0, 1f
    mv   s0, a0
    li   t0, 1
    sw   t0, 16(sp)             # a server that was just ended still has its port
    li   a1, SOL_SOCKET
    li   a2, SO_REUSEADDR
    addi a3, sp, 16
    li   a4, 4
    li   a7, SYS_setsockopt
    ecall
    mv   a0, s0
    mv   a1, sp
    li   a2, ADDRESS_BYTES
    li   a7, SYS_bind
    ecall
    bltz a0, 1f
    mv   a0, s0
1:  lw   s0, 40(sp)
    lw   ra, 44(sp)
    addi sp, sp, 48
    ret

.globl tcp_listen
tcp_listen:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    mv   a2, a0
    li   a0, SOCK_STREAM
    li   a3, 0                  # any address of this computer
    call bound_socket
    bltz a0, 1f
    mv   s0, a0
    li   a1, 16                 # so many may wait to be accepted
    li   a7, SYS_listen
    ecall
    bltz a0, 1f
    mv   a0, s0
1:  lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.globl tcp_connect
tcp_connect:
    addi sp, sp, -16
    sw   ra, 12(sp)
    sw   s0, 8(sp)
    sw   s1, 4(sp)
    mv   s1, a0
    li   a0, AF_INET
    li   a1, SOCK_STREAM
    li   a2, 0
    li   a7, SYS_socket
    ecall
    bltz a0, 1f
    mv   s0, a0
    mv   a1, s1
    call udp_join               # connect is the same call for both
    bltz a0, 1f
    mv   a0, s0
1:  lw   s1, 4(sp)
    lw   s0, 8(sp)
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.globl udp_open
udp_open:
    mv   a2, a0
    li   a0, SOCK_DGRAM
    li   a3, LOCALHOST
    j    bound_socket

.globl udp_join
udp_join:
    addi sp, sp, -32
    sw   ra, 28(sp)
    mv   a2, a1
    mv   a1, sp
    li   a3, LOCALHOST
    call address
    li   a2, ADDRESS_BYTES
    li   a7, SYS_connect
    ecall
    lw   ra, 28(sp)
    addi sp, sp, 32
    ret

.globl send_all
send_all:
    li   a7, SYS_write
    j    all
.globl receive_all
receive_all:
    li   a7, SYS_read
all:
    mv   t0, a0                 # a stream may carry fewer bytes at a time than asked for
    mv   t1, a1
    mv   t2, a2
    mv   t3, a1
1:  beqz t2, 2f
    mv   a0, t0
    mv   a1, t1
    mv   a2, t2
    ecall
    blez a0, 3f
    add  t1, t1, a0
    sub  t2, t2, a0
    j    1b
3:  bltz a0, 4f
2:  sub  a0, t1, t3
4:  ret
