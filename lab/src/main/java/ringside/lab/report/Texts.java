package ringside.lab.report;

import java.util.Locale;
import ringside.mmu.ledger.Cause;
import ringside.programs.TextBundle;

/** The words of reports in one language: English, or Korean for the locale ko. */
public final class Texts {
  private final TextBundle bundle;

  /** The texts of a language. */
  public Texts(Locale locale) {
    bundle = TextBundle.of(Texts.class, "Messages", locale);
  }

  /** A text, with {0}, {1} and so on replaced. */
  public String get(String key, Object... values) {
    String text = bundle.get(key);
    return values.length == 0 ? text : filled(text, values);
  }

  /**
   * In one pass: reports say thousands of texts, and what a value holds is no place for another.
   */
  private static String filled(String text, Object... values) {
    StringBuilder filled = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
      int number =
          at + 2 < text.length() && text.charAt(at + 2) == '}' ? text.charAt(at + 1) - '0' : -1;
      if (number >= 0 && number < values.length) {
        filled.append(text, done, at).append(values[number]);
        done = at + 3;
      }
    }
    return filled.append(text, done, text.length()).toString();
  }

  /** What a cause of cycles means. */
  public String cause(Cause cause) {
    return get("cause." + cause.name());
  }
}
