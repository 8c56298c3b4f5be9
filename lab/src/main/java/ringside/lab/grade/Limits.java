package ringside.lab.grade;

/**
 * What a run may use.
 *
 * @param cycles of the computer's clock
 * @param output bytes that it may print, and that it may write to files, each
 * @param frames of memory in use at once, the kernel's own included; 0 for as many as there are
 * @param seconds of the host's time: a safety net
 */
public record Limits(long cycles, int output, int frames, int seconds) {
  /** Where an assignment says nothing else. */
  public static final Limits DEFAULT = new Limits(20_000_000, 65_536, 0, 60);
}
