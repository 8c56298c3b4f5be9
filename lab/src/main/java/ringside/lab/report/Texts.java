package ringside.lab.report;

import java.util.Locale;
import java.util.ResourceBundle;
import ringside.mmu.ledger.Cause;

/** The words of reports in one language: English, or Korean for the locale ko. */
public final class Texts {
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;

  /** The texts of a language. */
  public Texts(Locale locale) {
    // No fallback to the host's language: the same options print the same text everywhere.
    bundle = ResourceBundle.getBundle("ringside.lab.report.Messages", locale, ENGLISH_OTHERWISE);
  }

  /** A text, with {0}, {1} and so on replaced. */
  public String get(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** What a cause of cycles means. */
  String cause(Cause cause) {
    return get("cause." + cause.name());
  }
}
