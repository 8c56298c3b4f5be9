package ringside.kernel.syscall;

/**
 * How far a call behaves as its man page says.
 *
 * @param full whether nothing is missing
 * @param missing one sentence that says what is, where something is
 */
public record Support(boolean full, String missing) {
  /** Nothing is missing. */
  public static final Support FULL = new Support(true, "");

  /** Something is missing. */
  public static Support partial(String missing) {
    return new Support(false, missing);
  }
}
