package ringside.junit;

import java.util.Locale;
import ringside.lab.report.Texts;
import ringside.programs.TextBundle;

/** The words of failures, in the language of the JVM: English, or Korean. */
final class Words {
  private final TextBundle bundle;
  private final Texts reports;

  Words(Locale locale) {
    bundle = TextBundle.of(Words.class, "Messages", locale);
    reports = new Texts(locale);
  }

  /** Those of the language that the JVM is set to. */
  static Words ofHost() {
    return new Words(Locale.getDefault());
  }

  /** A text, with {0}, {1} and so on replaced. */
  String get(String key, Object... values) {
    String text = bundle.get(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** The words of reports in the same language. */
  Texts reports() {
    return reports;
  }
}
