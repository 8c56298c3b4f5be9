# webserver - answers a browser's requests with a small page
# Claims: C9 E5
#
# It listens on a port, takes one connection after the other, reads up to the empty line
# that ends an HTTP request, and answers in HTTP/1.0: the page, then the end of the data.
# Alone, it serves one after the other, and a slow one holds up all; or each connection has
# a process or a thread of its own, up to 8 at a time.
# Look at:  ./ringside run webserver --forward 8080:8080   and, in another window,
#           curl http://127.0.0.1:8080/   or a browser. --strace shows each call.
# Try:      a page of your own; processes against threads, with --stats; --pcap out.pcap.
# Usage:    webserver [port] [requests, then it ends] [alone|processes|threads]

.include "lib/syscalls.inc"
.equ DEFAULT_PORT, 8080         # below 1024 they are root's
.equ REQUEST_BYTES, 2048
.equ WORKERS, 8                 # a power of 2

.text
.globl main
main:
    addi sp, sp, -16
    sw   ra, 12(sp)
    mv   s0, a0
    mv   s1, a1
    li   s2, DEFAULT_PORT       # s2: port
    li   s3, -1                 # s3: requests, then it ends; -1 is never reached
    li   s5, 'a'                # s5: alone, processes or threads, by the first letter
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
    li   t0, 4
    blt  s0, t0, 1f
    lw   t0, 12(s1)
    lbu  s5, 0(t0)
1:  li   t0, 'a'
    beq  s5, t0, 1f
    li   t0, 'p'
    beq  s5, t0, 1f
    li   t0, 't'
    beq  s5, t0, 1f
    la   a0, text_usage
    call print_string
    li   a0, 2
    j    leave
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
    andi s6, s4, WORKERS - 1    # s6: the worker whose turn it is
    call await_worker           # it may still serve the one before
    li   t0, 'p'
    beq  s5, t0, by_process
    li   t0, 't'
    beq  s5, t0, by_thread
    mv   a0, s1
    mv   a1, s4
    call answer
    j    2b

by_process:
    call fork
    beqz a0, child
    bltz a0, failed
    call set_worker
    mv   a0, s1                 # the child has it, too
    li   a7, SYS_close
    ecall
    j    2b
child:
    mv   a0, s1
    mv   a1, s4
    call answer
    li   a0, 0
    j    leave

by_thread:
    la   a1, jobs
    slli t0, s6, 3
    add  a1, a1, t0
    sw   s1, 0(a1)
    sw   s4, 4(a1)
    la   a0, serve
    call thread_create
    bltz a0, failed
    call set_worker
    j    2b

3:  li   s6, WORKERS
4:  addi s6, s6, -1
    call await_worker
    bnez s6, 4b
    mv   a1, s4
    la   a0, format_end
    call printf
    li   a0, 0
leave:
    lw   ra, 12(sp)
    addi sp, sp, 16
    ret
failed:
    neg  a1, a0
    la   a0, format_failed
    call printf
    li   a0, 1
    j    leave

# Notes a0, a pid or a thread's handle, as worker s6.
set_worker:
    la   t0, workers
    slli t1, s6, 2
    add  t0, t0, t1
    sw   a0, 0(t0)
    ret

# Waits for the end of worker s6, if there is one.
await_worker:
    la   t0, workers
    slli t1, s6, 2
    add  t0, t0, t1
    lw   a0, 0(t0)
    sw   zero, 0(t0)
    beqz a0, 1f
    li   t1, 'p'
    beq  s5, t1, 2f
    tail thread_join
2:  tail wait_pid
1:  ret

# A thread's function: a0 = its connection and the request's number.
serve:
    lw   a1, 4(a0)
    lw   a0, 0(a0)              # on to answer

# Reads a request of connection a0, number a1, to its empty line, prints its first line,
# sends the page, closes the connection. The request lies on the stack: each has its own.
answer:
    addi sp, sp, -32
    sw   ra, 28(sp)
    sw   s5, 24(sp)
    sw   s6, 20(sp)
    sw   s7, 16(sp)
    sw   s8, 12(sp)
    mv   s7, a0                 # s7: the connection
    mv   s8, a1                 # s8: the request's number
    addi sp, sp, -REQUEST_BYTES
    mv   s5, sp                 # s5: where the next bytes go
    addi s6, sp, REQUEST_BYTES - 1
1:  mv   a0, s7
    mv   a1, s5
    sub  a2, s6, s5
    beqz a2, 2f                 # too long: answer what has come
    li   a7, SYS_read
    ecall
    blez a0, 2f
    add  s5, s5, a0
    sb   zero, 0(s5)
    sub  t1, s5, sp
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
2:  sb   zero, 0(s5)
    mv   t0, sp                 # cut it at the end of its first line
3:  lbu  t1, 0(t0)
    beqz t1, 4f
    li   t2, '\r'
    beq  t1, t2, 4f
    addi t0, t0, 1
    j    3b
4:  sb   zero, 0(t0)
    mv   a1, s8
    mv   a2, sp
    la   a0, format_request
    call printf
    mv   a0, s7
    la   a1, page
    la   a2, page_end
    sub  a2, a2, a1
    call send_all
    mv   a0, s7
    li   a7, SYS_close
    ecall
    li   t0, REQUEST_BYTES
    add  sp, sp, t0
    lw   ra, 28(sp)
    lw   s5, 24(sp)
    lw   s6, 20(sp)
    lw   s7, 16(sp)
    lw   s8, 12(sp)
    addi sp, sp, 32
    ret

.bss
.balign 4
workers: .space 4 * WORKERS     # pids or handles, 0 for none
jobs:    .space 8 * WORKERS     # what threads are given

.section .rodata
page:
    .ascii "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n"
    .ascii "<!DOCTYPE html>\n<title>Ringside</title>\n<h1>Hello from inside the machine</h1>\n"
    .ascii "<p>A RISC-V program of a few hundred instructions has read your request and sent this page.</p>\n"
page_end:
text_usage:       .asciz "webserver: alone, processes or threads\n"
format_listening: .asciz "listening on port %d\n"
format_request:   .asciz "%d: %s\n"
format_end:       .asciz "%d requests answered\n"
format_failed:    .asciz "no socket, error %d\n"
