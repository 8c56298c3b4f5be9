package ringside.programs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program should print on standard output.
 *
 * @param text with a # for each number that may be any: decimal, with decimals, or 0x and
 *     hexadecimal digits, or a lone - where there is none; on a line with a #, blanks stand for any
 *     number of blanks
 */
public record ExpectedOutput(String text) {
  private static final Pattern SPECIAL = Pattern.compile("(#)|(\\n)|( +)|[^# \\n]+");
  private static final String NUMBER = "(?:0x[0-9a-f]+|-?[0-9]+(?:\\.[0-9]+)?|-(?=\\s))";

  /** Whether a program's output is the expected one; without any # it must be equal. */
  public boolean matches(String actual) {
    return text.indexOf('#') < 0 ? text.equals(actual) : pattern().matcher(actual).matches();
  }

  private Pattern pattern() {
    StringBuilder regex = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      regex.append(line.indexOf('#') < 0 ? Pattern.quote(line) : patternOf(line));
    }
    return Pattern.compile(regex.toString());
  }

  private static String patternOf(String line) {
    StringBuilder regex = new StringBuilder();
    Matcher matcher = SPECIAL.matcher(line);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        regex.append(NUMBER);
      } else if (matcher.group(3) != null) {
        regex.append(matcher.start() == 0 ? " *" : " +");
      } else {
        regex.append(Pattern.quote(matcher.group()));
      }
    }
    return regex.toString();
  }
}
