package ringside.lab.grade;

import java.util.Locale;

/** Who reads of a test when; the words are those of Gradescope. */
public enum Visibility {
  /** The student, at once, with everything that is known. */
  VISIBLE,
  /** The student, that it failed, and how; never what was expected. */
  HIDDEN,
  /** As hidden, until the assignment is due. */
  AFTER_DUE_DATE,
  /** As hidden, until the grades are published. */
  AFTER_PUBLISHED;

  /** As assignments and Gradescope name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
