# webserver - answers a browser's requests with a small page
# Claims: E5
#
# It listens on a port, takes one connection after the other, reads up to the empty line
# that ends an HTTP request, and answers in HTTP/1.0: the page, then the end of the data.
# Look at:  ./ringside run webserver --forward 8080:8080   and, in another window,
#           curl http://127.0.0.1:8080/   or a browser. --strace shows each call.
# Try:      a page of your own; one process per connection, so that a slow one blocks
#           nobody; --pcap out.pcap.
# Usage:    webserver [port] [requests, then it ends]

.include "lib/syscalls.inc"
.equ DEFAULT_PORT, 8080         # below 1024 they are root's
.equ REQUEST_BYTES, 2048

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s0, a0
    mv   s1, a1
    li   s2, DEFAULT_PORT       # s2: port
    li   s3, -1                 # s3: requests left; -1 never becomes 0
    li   t0, 2
    blt  s0, t0, 1f
    lw   a0, 4(s1)
    call parse_int
    mv   s2, a0
    li   t0, 3
    blt  s0, t0, 1f
    lw   a0, 8(s1)
    call parse_int
    mv   s3, a0
1:  mv   a0, s2
    call tcp_listen
    bltz a0, failed
    mv   s0, a0                 # s0: the listening socket
    mv   a1, s2
    la   a0, format_listening
    call printf
    li   s4, 0                  # s4: requests answered
2:  beq  s4, s3, 3f
    mv   a0, s0
    li   a1, 0
    li   a2, 0
    li   a7, SYS_accept
    ecall
    bltz a0, failed
    mv   s1, a0                 # s1: this connection
    addi s4, s4, 1
    call answer
    mv   a0, s1
    li   a7, SYS_close
    ecall
    j    2b
3:  mv   a1, s4
    la   a0, format_end
    call printf
    li   a0, 0
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret
failed:
    neg  a1, a0
    la   a0, format_failed
    call printf
    li   a0, 1
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

# Reads a request to its empty line, prints its first line, sends the page.
answer:
    addi sp, sp, -16
    sw   ra, 12(sp)
    la   s5, request            # s5: where the next bytes go
    la   s6, request + REQUEST_BYTES - 1
1:  mv   a0, s1
    mv   a1, s5
    sub  a2, s6, s5
    beqz a2, 2f                 # too long: answer what has come
    li   a7, SYS_read
    ecall
    blez a0, 2f
    add  s5, s5, a0
    sb   zero, 0(s5)
    la   t0, request
    sub  t1, s5, t0
    li   t2, 4
    bltu t1, t2, 1b
    addi t0, s5, -4             # \r\n\r\n, byte by byte: it may lie anywhere
    lbu  t1, 0(t0)
    li   t2, '\r'
    bne  t1, t2, 1b
    lbu  t1, 2(t0)
    bne  t1, t2, 1b
    lbu  t1, 1(t0)
    li   t2, '\n'
    bne  t1, t2, 1b
    lbu  t1, 3(t0)
    bne  t1, t2, 1b
2:  la   t0, request            # cut it at the end of its first line
3:  lbu  t1, 0(t0)
    beqz t1, 4f
    li   t2, '\r'
    beq  t1, t2, 4f
    addi t0, t0, 1
    j    3b
4:  sb   zero, 0(t0)
    mv   a1, s4
    la   a2, request
    la   a0, format_request
    call printf
    mv   a0, s1
    la   a1, page
    la   a2, page_end
    sub  a2, a2, a1
    call send_all
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret

.bss
.balign 4
request: .space REQUEST_BYTES

.section .rodata
page:
    .ascii "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n"
    .ascii "<!DOCTYPE html>\n<title>Ringside</title>\n<h1>Hello from inside the machine</h1>\n"
    .ascii "<p>A RISC-V program of a few hundred instructions has read your request and sent this page.</p>\n"
page_end:
format_listening: .asciz "listening on port %d\n"
format_request:   .asciz "%d: %s\n"
format_end:       .asciz "%d requests answered\n"
format_failed:    .asciz "no socket, error %d\n"
