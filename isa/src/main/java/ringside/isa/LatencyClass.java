package ringside.isa;

/**
 * What the timing of the pipeline needs to know of an instruction; the cycles are configuration.
 */
public enum LatencyClass {
  /** One cycle, result ready for the next instruction. */
  SINGLE,
  /** The result comes from memory: an instruction that reads rd right after it stalls. */
  LOAD,
  STORE,
  BRANCH,
  JAL,
  JALR,
  MULTIPLY,
  DIVIDE,
  /** CSR accesses and fences: the pipeline drains. */
  SYSTEM,
  /** Enters the kernel or returns from it. */
  TRAP
}
