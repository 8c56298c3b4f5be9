package ringside.programs;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What a student reads about the programs, in one language: English, or Korean for the locale ko.
 */
public final class ProgramTexts {
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;

  /** The texts of a language; English if it is not Korean. */
  public ProgramTexts(Locale locale) {
    // No fallback to the host's language: the same options print the same text everywhere.
    bundle = ResourceBundle.getBundle("ringside.programs.Programs", locale, ENGLISH_OTHERWISE);
  }

  /** A few words, for a list. */
  public String title(GuestProgram program) {
    return bundle.getString(program.name() + ".title");
  }

  /** Two to five sentences: what it shows, what to look at, what to try. */
  public String explanation(GuestProgram program) {
    return bundle.getString(program.name() + ".explain");
  }
}
