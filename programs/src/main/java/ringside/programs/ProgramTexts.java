package ringside.programs;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What a student reads about the programs, in one language: English, or Korean for the locale ko.
 */
public final class ProgramTexts {
  private final ResourceBundle bundle;

  /** The texts of a language; English if it is not Korean. */
  public ProgramTexts(Locale locale) {
    // English is the root bundle: asking for it by name would fall back to the host's language.
    boolean korean = locale.getLanguage().equals(Locale.KOREAN.getLanguage());
    Locale chosen = korean ? Locale.KOREAN : Locale.ROOT;
    bundle = ResourceBundle.getBundle("ringside.programs.Programs", chosen);
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
