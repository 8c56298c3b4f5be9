# Whether a stack with a0 numbers of at most a1 has room for one more.
.text
.globl has_room
has_room:
    slt  a0, a0, a1
    ret
