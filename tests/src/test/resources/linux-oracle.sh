#!/bin/sh
# linux-oracle.sh FOLDER PROGRAM ARGUMENTS...
# Runs a riscv32 program on a Linux that can execute riscv32 files itself, so that execve and the
# argv[0] it passes are real. The files of FOLDER take the place of those under /bin. A namespace
# of its own keeps the host as it is. Ends with 125 where the host allows no such thing.
unshare --user --map-root-user --mount true 2>/dev/null || exit 125
emulator=$(command -v qemu-riscv32) || exit 125
QEMU_CPU=rv32,c=false,f=false,d=false
export QEMU_CPU emulator
exec unshare --user --map-root-user --mount sh -c '
  formats=/proc/sys/fs/binfmt_misc
  mount -t binfmt_misc formats $formats 2>/dev/null || exit 125
  # An executable (2) for RISC-V (f3 = 243), 32 bits, little endian; P keeps argv[0].
  elf="\\x7fELF\\x01\\x01\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x02\\x00\\xf3\\x00"
  all="\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x00\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xfe\\xff\\xff\\xff"
  printf %s ":rv32:M::$elf:$all:$emulator:P" > $formats/register || exit 125
  real=$(readlink -f /bin)
  mount -t overlay -o "lowerdir=$1:$real" overlay "$real" || exit 125
  shift
  exec "$@"' sh "$@"
