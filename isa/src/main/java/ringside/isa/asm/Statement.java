package ringside.isa.asm;

/**
 * A part of a line that holds at most one instruction or directive.
 *
 * @param start first column, counted from 0
 * @param end column behind the last
 */
record Statement(Line line, int start, int end) {
  String text() {
    return line.code().substring(start, end);
  }
}
