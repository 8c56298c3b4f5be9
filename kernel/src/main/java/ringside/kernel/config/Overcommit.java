package ringside.kernel.config;

/** What the kernel promises of memory; the modes of Linux's vm.overcommit_memory. */
public enum Overcommit {
  /** What could fit into memory and swap if nobody else were there. */
  HEURISTIC,
  /** Anything. */
  ALWAYS,
  /** Swap and half of memory, for all processes together. */
  NEVER
}
