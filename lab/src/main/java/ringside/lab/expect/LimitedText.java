package ringside.lab.expect;

/**
 * A text that may be looked at so often only: a pattern with loops in loops would look at it for
 * years. The number is the same on every host, as a time would not be.
 */
final class LimitedText implements CharSequence {
  private static final long MOST_LOOKS = 100_000_000;

  private final String text;
  private long looks;

  LimitedText(String text) {
    this.text = text;
  }

  /** It was looked at too often. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MOST_LOOKS) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
