/**
 * What a guest program and the kernel agree on: Linux's numbers and structures for riscv32. Start
 * reading at {@link ringside.isa.abi.Syscall}.
 */
@org.jspecify.annotations.NullMarked
package ringside.isa.abi;
