package ringside.isa.asm.source;

/**
 * A part of a line that holds at most one instruction or directive.
 *
 * @param start first column, counted from 0
 * @param end column behind the last
 */
public record Statement(Line line, int start, int end) {
  /** Whether a semicolon stands between it and the beginning of its line. */
  public boolean followsSemicolon() {
    return start > 0 && line.code().charAt(start - 1) == ';';
  }

  /** The statement as it is written. */
  public String text() {
    return line.code().substring(start, end);
  }
}
