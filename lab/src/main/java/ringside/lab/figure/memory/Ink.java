package ringside.lab.figure.memory;

/** How owners are told apart: each has a hue and a letter, for there are more owners than hues. */
final class Ink {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int HUES = 6;

  private Ink() {}

  /** The letter of an owner, by its number from 0. */
  static String letter(int owner) {
    return String.valueOf(LETTERS.charAt(owner % LETTERS.length()));
  }

  /** Its class in the page's style. */
  static String style(int owner) {
    return "own-" + owner % HUES;
  }
}
