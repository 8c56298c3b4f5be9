# Every instruction of the table with two sets of operands.
.globl _start
_start:
lui a0, 0xfffff
lui zero, 0xfffff
auipc a0, 0xfffff
auipc zero, 0xfffff
jal a0, _start
jal zero, _start
jalr a0, 2047(s1)
jalr zero, 2047(ra)
beq s1, t6, _start
beq ra, x31, _start
bne s1, t6, _start
bne ra, x31, _start
blt s1, t6, _start
blt ra, x31, _start
bge s1, t6, _start
bge ra, x31, _start
bltu s1, t6, _start
bltu ra, x31, _start
bgeu s1, t6, _start
bgeu ra, x31, _start
lb a0, 2047(s1)
lb zero, 2047(ra)
lh a0, 2047(s1)
lh zero, 2047(ra)
lw a0, 2047(s1)
lw zero, 2047(ra)
lbu a0, 2047(s1)
lbu zero, 2047(ra)
lhu a0, 2047(s1)
lhu zero, 2047(ra)
sb t6, -1(s1)
sb x31, -1(ra)
sh t6, -1(s1)
sh x31, -1(ra)
sw t6, -1(s1)
sw x31, -1(ra)
addi a0, s1, -2048
addi zero, ra, -2048
slti a0, s1, -2048
slti zero, ra, -2048
sltiu a0, s1, -2048
sltiu zero, ra, -2048
xori a0, s1, -2048
xori zero, ra, -2048
ori a0, s1, -2048
ori zero, ra, -2048
andi a0, s1, -2048
andi zero, ra, -2048
slli a0,s1,31
slli zero,ra,31
srli a0,s1,31
srli zero,ra,31
srai a0,s1,31
srai zero,ra,31
add a0, s1, t6
add zero, ra, x31
sub a0, s1, t6
sub zero, ra, x31
sll a0, s1, t6
sll zero, ra, x31
slt a0, s1, t6
slt zero, ra, x31
sltu a0, s1, t6
sltu zero, ra, x31
xor a0, s1, t6
xor zero, ra, x31
srl a0, s1, t6
srl zero, ra, x31
sra a0, s1, t6
sra zero, ra, x31
or a0, s1, t6
or zero, ra, x31
and a0, s1, t6
and zero, ra, x31
fence rw, w
fence rw, w
fence.i
fence.i
mul a0, s1, t6
mul zero, ra, x31
mulh a0, s1, t6
mulh zero, ra, x31
mulhsu a0, s1, t6
mulhsu zero, ra, x31
mulhu a0, s1, t6
mulhu zero, ra, x31
div a0, s1, t6
div zero, ra, x31
divu a0, s1, t6
divu zero, ra, x31
rem a0, s1, t6
rem zero, ra, x31
remu a0, s1, t6
remu zero, ra, x31
lr.w a0, (s1)
lr.w.aqrl a0, (s1)
lr.w zero, (ra)
lr.w.aqrl zero, (ra)
sc.w a0, t6, (s1)
sc.w.aq a0, t6, (s1)
sc.w.rl a0, t6, 0(s1)
sc.w.aqrl a0, t6, (s1)
sc.w zero, x31, (ra)
sc.w.aq zero, x31, (ra)
sc.w.rl zero, x31, 0(ra)
sc.w.aqrl zero, x31, (ra)
amoswap.w a0, t6, (s1)
amoswap.w.aq a0, t6, (s1)
amoswap.w.rl a0, t6, 0(s1)
amoswap.w.aqrl a0, t6, (s1)
amoswap.w zero, x31, (ra)
amoswap.w.aq zero, x31, (ra)
amoswap.w.rl zero, x31, 0(ra)
amoswap.w.aqrl zero, x31, (ra)
amoadd.w a0, t6, (s1)
amoadd.w.aq a0, t6, (s1)
amoadd.w.rl a0, t6, 0(s1)
amoadd.w.aqrl a0, t6, (s1)
amoadd.w zero, x31, (ra)
amoadd.w.aq zero, x31, (ra)
amoadd.w.rl zero, x31, 0(ra)
amoadd.w.aqrl zero, x31, (ra)
amoxor.w a0, t6, (s1)
amoxor.w.aq a0, t6, (s1)
amoxor.w.rl a0, t6, 0(s1)
amoxor.w.aqrl a0, t6, (s1)
amoxor.w zero, x31, (ra)
amoxor.w.aq zero, x31, (ra)
amoxor.w.rl zero, x31, 0(ra)
amoxor.w.aqrl zero, x31, (ra)
amoand.w a0, t6, (s1)
amoand.w.aq a0, t6, (s1)
amoand.w.rl a0, t6, 0(s1)
amoand.w.aqrl a0, t6, (s1)
amoand.w zero, x31, (ra)
amoand.w.aq zero, x31, (ra)
amoand.w.rl zero, x31, 0(ra)
amoand.w.aqrl zero, x31, (ra)
amoor.w a0, t6, (s1)
amoor.w.aq a0, t6, (s1)
amoor.w.rl a0, t6, 0(s1)
amoor.w.aqrl a0, t6, (s1)
amoor.w zero, x31, (ra)
amoor.w.aq zero, x31, (ra)
amoor.w.rl zero, x31, 0(ra)
amoor.w.aqrl zero, x31, (ra)
amomin.w a0, t6, (s1)
amomin.w.aq a0, t6, (s1)
amomin.w.rl a0, t6, 0(s1)
amomin.w.aqrl a0, t6, (s1)
amomin.w zero, x31, (ra)
amomin.w.aq zero, x31, (ra)
amomin.w.rl zero, x31, 0(ra)
amomin.w.aqrl zero, x31, (ra)
amomax.w a0, t6, (s1)
amomax.w.aq a0, t6, (s1)
amomax.w.rl a0, t6, 0(s1)
amomax.w.aqrl a0, t6, (s1)
amomax.w zero, x31, (ra)
amomax.w.aq zero, x31, (ra)
amomax.w.rl zero, x31, 0(ra)
amomax.w.aqrl zero, x31, (ra)
amominu.w a0, t6, (s1)
amominu.w.aq a0, t6, (s1)
amominu.w.rl a0, t6, 0(s1)
amominu.w.aqrl a0, t6, (s1)
amominu.w zero, x31, (ra)
amominu.w.aq zero, x31, (ra)
amominu.w.rl zero, x31, 0(ra)
amominu.w.aqrl zero, x31, (ra)
amomaxu.w a0, t6, (s1)
amomaxu.w.aq a0, t6, (s1)
amomaxu.w.rl a0, t6, 0(s1)
amomaxu.w.aqrl a0, t6, (s1)
amomaxu.w zero, x31, (ra)
amomaxu.w.aq zero, x31, (ra)
amomaxu.w.rl zero, x31, 0(ra)
amomaxu.w.aqrl zero, x31, (ra)
csrrw a0, scause, s1
csrrw zero, scause, ra
csrrs a0, scause, s1
csrrs zero, scause, ra
csrrc a0, scause, s1
csrrc zero, scause, ra
csrrwi a0, 0xc00, 31
csrrwi zero, 0xc00, 31
csrrsi a0, 0xc00, 31
csrrsi zero, 0xc00, 31
csrrci a0, 0xc00, 31
csrrci zero, 0xc00, 31
ecall
ecall
ebreak
ebreak
sret
sret
wfi
wfi
sfence.vma s1, t6
sfence.vma ra, x31
