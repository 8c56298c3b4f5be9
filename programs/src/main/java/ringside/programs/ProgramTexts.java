package ringside.programs;

import java.util.Locale;

/**
 * What a student reads about the programs, in one language: English, or Korean for the locale ko.
 */
public final class ProgramTexts {
  private final TextBundle bundle;

  /** The texts of a language; English if it is not Korean. */
  public ProgramTexts(Locale locale) {
    bundle = TextBundle.of(ProgramTexts.class, "Programs", locale);
  }

  /** A few words, for a list. */
  public String title(GuestProgram program) {
    return bundle.get(program.name() + ".title");
  }

  /** Two to five sentences: what it shows, what to look at, what to try. */
  public String explanation(GuestProgram program) {
    return bundle.get(program.name() + ".explain");
  }
}
