package ringside.isa.asm.source;

import ringside.isa.ByteText;

/**
 * A source file.
 *
 * @param name as it appears in diagnostics; files that it includes are looked up beside it
 */
public record SourceText(String name, String text) {
  /** Whether the C preprocessor goes first, as gcc's rule for names is. */
  public boolean wantsPreprocessor() {
    return name.endsWith(".S") || name.endsWith(".sx");
  }

  /** Whether it begins with the mark of UTF-16, in either order of bytes. */
  public boolean isWide() {
    return text.startsWith("\udcff\udcfe") || text.startsWith("\udcfe\udcff");
  }

  /** The source that a file holds, of whatever encoding: its bytes are kept ({@link ByteText}). */
  public static SourceText of(String name, byte[] bytes) {
    return new SourceText(name, ByteText.ofFile(bytes));
  }
}
