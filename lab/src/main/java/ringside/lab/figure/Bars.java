package ringside.lab.figure;

/** Bars of text. */
public final class Bars {
  private Bars() {}

  /**
   * A bar of {@code #}, from zero.
   *
   * @param most the value of a full bar
   * @param columns of a full bar
   */
  public static String of(long value, long most, int columns) {
    if (most <= 0 || value <= 0) {
      return "";
    }
    long length = Math.round((double) value * columns / most);
    // What is there is to be seen.
    return "#".repeat((int) Math.max(1, Math.min(columns, length)));
  }
}
