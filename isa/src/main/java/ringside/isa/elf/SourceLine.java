package ringside.isa.elf;

/**
 * A place in a source file.
 *
 * @param line counted from 1
 */
public record SourceLine(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
