#!/bin/sh
# linux-with-exec.sh BIN PROGRAM [ARGUMENTS]: runs a riscv32 executable where execve of riscv32
# files works too, and the files of folder BIN are found under /bin. All of it in a user and mount
# namespace of its own: nothing is registered on the host. Status 125: the host doesn't allow it.
set -u
qemu=$(command -v qemu-riscv32) || exit 125
bin=$1; shift
QEMU_CPU=rv32,c=false,f=false,d=false; export QEMU_CPU
magic='\x7fELF\x01\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xf3\x00'
mask='\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff'
unshare -Urm true || exit 125
exec unshare -Urm sh -c '
  mount -t binfmt_misc none /proc/sys/fs/binfmt_misc || exit 125
  printf "%s" ":riscv32:M::$1:$2:$3:P" > /proc/sys/fs/binfmt_misc/register || exit 125
  mount -t overlay -o "lowerdir=$4:$(readlink -f /bin)" none /bin || exit 125
  shift 4
  exec "$@"' sh "$magic" "$mask" "$qemu" "$bin" "$@"
