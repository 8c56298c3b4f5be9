# Every pseudo-instruction.
.globl _start
_start:
nop
mv a0, a1
move a0, a1
li a0, 5
la a0, word
lla a0, word
la a0, 0x12345
not a0, a1
neg a0, a1
seqz a0, a1
snez a0, a1
sltz a0, a1
sgtz a0, a1
sgt a0, a1, a2
sgtu a0, a1, a2
sext.b a0, a1
sext.h a0, a1
zext.b a0, a1
zext.h a0, a1
add a0, a1, 5
and a0, a1, 5
or a0, a1, -5
xor a0, a1, 5
sll a0, a1, 5
srl a0, a1, 5
sra a0, a1, 5
slt a0, a1, 5
sltu a0, a1, 5
1:
beqz a0, 1b
bnez a0, 1f
blez a0, 1b
bgez a0, 1b
bltz a0, 1b
bgtz a0, 1b
bgt a0, a1, 1b
ble a0, a1, 1b
bgtu a0, a1, 1b
bleu a0, a1, 1b
1:
j 1b
jal 1b
jal t0, 1b
jr a0
jr a0, 4
jr 4(a0)
jalr a0
jalr a0, 4
jalr 4(a0)
jalr t0, a0
jalr t0, a0, 4
jalr t0, 4(a0)
jalr t0, (a0)
ret
call _start
call t0, _start
tail _start
jump _start, t2
lb a0, word
lh a0, word+2
lw a0, word+4
lbu a0, word
lhu a0, word
sb a0, word, t0
sh a0, word, t0
sw a0, word+4, t0
lw a0, (a1)
sw a0, (a1)
csrr a0, cycle
csrw sscratch, a0
csrs sie, a0
csrc sip, a0
csrwi sscratch, 3
csrsi sstatus, 2
csrci sstatus, 2
csrw sscratch, 3
csrs sstatus, 2
csrc sstatus, 2
csrrw a0, sscratch, 3
csrrs a0, sscratch, 3
csrrc a0, sscratch, 3
rdcycle a0
rdcycleh a0
rdtime a0
rdtimeh a0
rdinstret a0
rdinstreth a0
fence
fence.tso
fence r, rw
fence.i
unimp
scall
sbreak
sfence.vma
sfence.vma a0
csrr a0, stimecmp
csrr a0, hpmcounter3
csrr a0, fcsr
.data
word: .word 1, 2
