# A lock that locks nothing.
.text
.globl lock
lock:
    ret
.globl unlock
unlock:
    ret
