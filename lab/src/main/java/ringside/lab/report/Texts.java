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
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** What a cause of cycles means. */
  public String cause(Cause cause) {
    return get("cause." + cause.name());
  }
}
