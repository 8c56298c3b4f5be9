package ringside.isa.preprocess;

/**
 * The lines of a file without their comments: lines that end in a backslash are joined with the
 * next, and a comment counts as a blank, whatever it holds (C17, 5.1.1.2).
 */
final class LogicalLines {
  private final String text;
  private int at;
  private int number;
  private int firstNumber;
  private boolean openComment;

  LogicalLines(String text) {
    this.text = text;
  }

  boolean hasNext() {
    return at < text.length();
  }

  /** The number of the line that was read last, counted from 1; its first, if several. */
  int number() {
    return firstNumber;
  }

  /** Whether the file ended inside a comment. */
  boolean endsInComment() {
    return openComment;
  }

  /** The character that the next line begins with, not counting blanks; 0 if it has none. */
  char peek() {
    int next = at;
    while (next < text.length() && text.charAt(next) <= ' ' && text.charAt(next) != '\n') {
      next++;
    }
    return next < text.length() && text.charAt(next) != '\n' ? text.charAt(next) : 0;
  }

  String next() {
    firstNumber = number + 1;
    StringBuilder line = new StringBuilder();
    openComment = false;
    do {
      appendPhysical(line);
    } while (hasNext() && (openComment || joined(line)));
    return line.toString();
  }

  private static boolean joined(StringBuilder line) {
    int last = line.length() - 1;
    if (last < 0 || line.charAt(last) != '\\') {
      return false;
    }
    line.setLength(last);
    return true;
  }

  private void appendPhysical(StringBuilder line) {
    int newline = text.indexOf('\n', at);
    int end = newline < 0 ? text.length() : newline;
    int contentEnd = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    withoutComments(text.substring(at, contentEnd), line);
    at = newline < 0 ? end : end + 1;
    number++;
  }

  private void withoutComments(String physical, StringBuilder line) {
    int column = 0;
    while (column < physical.length()) {
      if (openComment || physical.startsWith("/*", column)) {
        int close = physical.indexOf("*/", openComment ? column : column + 2);
        if (!openComment) {
          line.append(' ');
        }
        openComment = close < 0;
        column = close < 0 ? physical.length() : close + 2;
      } else if (physical.startsWith("//", column)) {
        return;
      } else {
        int end = TokenReader.skipQuoted(physical, column);
        line.append(physical, column, end);
        column = end;
      }
    }
  }
}
