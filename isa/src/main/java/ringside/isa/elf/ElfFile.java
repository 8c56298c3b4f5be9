package ringside.isa.elf;

import org.jspecify.annotations.Nullable;

/**
 * An executable file, read at most once however many computers run it: reading its symbols takes
 * longer than building one.
 */
public final class ElfFile {
  private final byte[] bytes;

  /** The same for whoever reads it, so that no lock is needed. */
  private @Nullable ElfImage image;

  /**
   * A file that need not be an executable.
   *
   * @param bytes not to be changed any more
   */
  public ElfFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Its bytes, not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * The program in it.
   *
   * @throws ElfFormatException as {@link ElfReader#read}
   */
  public ElfImage image() throws ElfFormatException {
    ElfImage known = image;
    if (known == null) {
      known = ElfReader.read(bytes);
      image = known;
    }
    return known;
  }
}
