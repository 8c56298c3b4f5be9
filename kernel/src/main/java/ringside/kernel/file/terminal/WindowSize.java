package ringside.kernel.file.terminal;

/**
 * struct winsize: what a terminal can show, as far as its programs believe it.
 *
 * @param characters columns in the upper half, rows in the lower
 * @param pixels height in the upper half, width in the lower; 0 where nobody knows
 */
public record WindowSize(int characters, int pixels) {
  /** Nobody has said. */
  public static final WindowSize UNKNOWN = new WindowSize(0, 0);

  /** Rows and columns, without pixels. */
  public static WindowSize of(int rows, int columns) {
    return new WindowSize(columns << 16 | rows & 0xffff, 0);
  }
}
