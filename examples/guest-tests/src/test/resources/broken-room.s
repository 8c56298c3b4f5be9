# The same, one number too late.
.text
.globl has_room
has_room:
    slt  a0, a1, a0
    xori a0, a0, 1
    ret
