package ringside.cpu.engine;

/** Advances a hart. Every engine leaves the same state and the same cycles. */
public interface Engine {
  /** Why an engine stopped. */
  enum Stop {
    /** The clock has reached the limit at an instruction boundary. */
    LIMIT,
    /** The hart has taken a trap; {@link ringside.cpu.Hart#trapCause} says why. */
    TRAP
  }

  /**
   * Runs instructions while the clock is below a limit.
   *
   * @param limit clock of the next event; the instruction that passes it still completes
   */
  Stop run(long limit);
}
