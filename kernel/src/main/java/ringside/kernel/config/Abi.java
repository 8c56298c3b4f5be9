package ringside.kernel.config;

/** Whose system calls a computer has. */
public enum Abi {
  /** Those of Linux on riscv32. */
  LINUX,
  /** Those of the simulator RARS beside them. */
  RARS
}
