package ringside.lab.report;

import java.util.List;

/** Words as a shell takes them, for commands that are to be copied. */
public final class ShellWords {
  private static final String PLAIN = "-_./=:,@+%";

  private ShellWords() {}

  /** A word that stands for itself, in quotes where it must be. */
  public static String word(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** What stands behind a program's name for its arguments; nothing where it has none. */
  public static String behind(List<String> arguments) {
    StringBuilder words = new StringBuilder(arguments.isEmpty() ? "" : " --");
    arguments.forEach(each -> words.append(' ').append(word(each)));
    return words.toString();
  }
}
