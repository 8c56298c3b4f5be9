package ringside.isa.asm.source;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a source file, and where.
 *
 * @param line counted from 1; 0 if the problem has no line
 * @param column counted from 1 in characters
 * @param sourceLine the line's text, after macro expansion
 * @param suggestion what to try, or null
 */
public record Diagnostic(
    Severity severity,
    String file,
    int line,
    int column,
    String message,
    String sourceLine,
    @Nullable String suggestion) {
  private static final String INDENT = "    ";

  /** Several lines, without a final line end: the message, the source line, a caret, advice. */
  public String render() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    text.append(": ").append(severity.label()).append(": ").append(message);
    if (line > 0) {
      text.append('\n').append(INDENT).append(sourceLine).append('\n').append(INDENT);
      appendCaret(text);
    }
    if (suggestion != null) {
      text.append('\n').append(INDENT).append(suggestion);
    }
    return text.toString();
  }

  /** Tabs are repeated, so that the caret stands right at any tab width. */
  private void appendCaret(StringBuilder text) {
    for (int index = 0; index < column - 1; index++) {
      boolean tab = index < sourceLine.length() && sourceLine.charAt(index) == '\t';
      text.append(tab ? '\t' : ' ');
    }
    text.append('^');
  }
}
