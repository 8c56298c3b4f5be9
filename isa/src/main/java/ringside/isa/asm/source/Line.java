package ringside.isa.asm.source;

import org.jspecify.annotations.Nullable;

/**
 * A line of source, read from a file or made by a macro.
 *
 * @param number counted from 1
 * @param text as written
 * @param code as written, but with comments blanked out: equally long
 * @param caller the line that a macro or repetition was expanded for, or null
 */
public record Line(String file, int number, String text, String code, @Nullable Line caller) {
  /** The line of the file that the user wrote this for. */
  public Line outermost() {
    Line line = this;
    while (line.caller != null) {
      line = line.caller;
    }
    return line;
  }
}
