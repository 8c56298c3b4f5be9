package ringside.kernel.process;

/**
 * Cycles that a process or several of them have used.
 *
 * @param user in programs
 * @param system in the kernel on their behalf
 */
public record CpuTime(long user, long system) {
  /** None. */
  public static final CpuTime NONE = new CpuTime(0, 0);

  /** Both together. */
  public CpuTime plus(CpuTime other) {
    return new CpuTime(user + other.user, system + other.system);
  }
}
