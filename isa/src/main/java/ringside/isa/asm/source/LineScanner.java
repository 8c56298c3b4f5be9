package ringside.isa.asm.source;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.preprocess.PreprocessedLine;

/**
 * Splits a file into statements: comments ({@code #}, {@code //}, and the C kind over several
 * lines) are blanked out, lines are divided at semicolons.
 */
public final class LineScanner {
  private final String file;
  private final String text;
  private final List<Statement> statements = new ArrayList<>();
  private boolean inBlockComment;

  private LineScanner(SourceText source) {
    this.file = source.name();
    this.text = source.text();
  }

  /** The statements of lines from the preprocessor. */
  public static List<Statement> scan(List<PreprocessedLine> lines) {
    LineScanner scanner = new LineScanner(new SourceText("", ""));
    for (PreprocessedLine line : lines) {
      scanner.line(line.file(), line.number(), line.text());
    }
    return scanner.statements;
  }

  /** The statements of a file, in order. */
  public static List<Statement> scan(SourceText source) {
    LineScanner scanner = new LineScanner(source);
    scanner.scan();
    return scanner.statements;
  }

  /** The statements of a line that a macro made. */
  public static void scanLine(Line line, List<Statement> into) {
    split(line, into);
  }

  private void scan() {
    int start = 0;
    int number = 1;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      int contentEnd = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      String line = text.substring(start, contentEnd);
      line(file, number, line);
      start = end + 1;
      number++;
    }
  }

  private void line(String from, int number, String line) {
    split(new Line(from, number, line, blankComments(line), null), statements);
  }

  private static void split(Line line, List<Statement> into) {
    String code = line.code();
    int start = 0;
    int at = 0;
    while (at < code.length()) {
      if (code.charAt(at) == ';') {
        addUnlessBlank(line, start, at, into);
        start = at + 1;
        at++;
      } else {
        at = skipQuoted(code, at);
      }
    }
    addUnlessBlank(line, start, code.length(), into);
  }

  private static void addUnlessBlank(Line line, int start, int end, List<Statement> into) {
    for (int at = start; at < end; at++) {
      if (line.code().charAt(at) > ' ') {
        into.add(new Statement(line, start, end));
        return;
      }
    }
  }

  /** The column behind the character, string or character constant at a column. */
  public static int skipQuoted(String line, int at) {
    char quote = line.charAt(at);
    if (quote == '\'') {
      int value = at + 1 < line.length() && line.charAt(at + 1) == '\\' ? at + 3 : at + 2;
      boolean closed = value < line.length() && line.charAt(value) == '\'';
      return Math.min(line.length(), closed ? value + 1 : value);
    }
    if (quote != '"') {
      return at + 1;
    }
    int end = at + 1;
    while (end < line.length() && line.charAt(end) != '"') {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(line.length(), end + 1);
  }

  private String blankComments(String line) {
    if (!inBlockComment && line.indexOf('#') < 0 && line.indexOf('/') < 0) {
      return line;
    }
    StringBuilder code = new StringBuilder(line.length());
    int at = 0;
    while (at < line.length()) {
      if (inBlockComment || line.startsWith("/*", at)) {
        int close = line.indexOf("*/", inBlockComment ? at : at + 2);
        inBlockComment = close < 0;
        int end = close < 0 ? line.length() : close + 2;
        code.append(" ".repeat(end - at));
        at = end;
      } else if (line.charAt(at) == '#' || line.startsWith("//", at)) {
        break;
      } else {
        int end = skipQuoted(line, at);
        code.append(line, at, end);
        at = end;
      }
    }
    return code.append(" ".repeat(line.length() - code.length())).toString();
  }
}
