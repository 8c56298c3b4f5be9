package ringside.kernel.process;

import java.util.ArrayList;
import java.util.List;

/**
 * The first line of a script (execve(2), "Interpreter scripts").
 *
 * @param interpreter path of what runs it
 * @param argument one argument, blanks included; empty for none
 */
record Script(String interpreter, String argument) {
  private static final int LONGEST_LINE = 256;

  /** Whether a file begins as a script does. */
  static boolean begins(byte[] file) {
    return file.length > 2 && file[0] == '#' && file[1] == '!';
  }

  /** What the first line says; the interpreter is empty where it says nothing. */
  static Script of(byte[] file) {
    StringBuilder line = new StringBuilder();
    for (int i = 2; i < Math.min(file.length, LONGEST_LINE) && file[i] != '\n'; i++) {
      line.append((char) (file[i] & 0xff));
    }
    String text = trimmed(line.toString());
    int end = 0;
    while (end < text.length() && !isBlank(text.charAt(end))) {
      end++;
    }
    return new Script(text.substring(0, end), trimmed(text.substring(end)));
  }

  /** argv of the interpreter, for a script that was called with an argv of its own. */
  List<String> argv(String path, List<String> given) {
    List<String> argv = new ArrayList<>(List.of(interpreter));
    if (!argument.isEmpty()) {
      argv.add(argument);
    }
    argv.add(path);
    argv.addAll(given.subList(Math.min(1, given.size()), given.size()));
    return argv;
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char letter) {
    return letter == ' ' || letter == '\t';
  }
}
