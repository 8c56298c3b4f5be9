package ringside.kernel.file;

/** What an inode is: the S_IFMT bits of its mode, and the type that directories show (DT_). */
public enum FileKind {
  FIFO(0010000, 1),
  CHARACTER(0020000, 2),
  DIRECTORY(0040000, 4),
  REGULAR(0100000, 8),
  LINK(0120000, 10),
  SOCKET(0140000, 12);

  /** S_IFMT. */
  public static final int MASK = 0170000;

  private final int bits;
  private final int entryType;

  FileKind(int bits, int entryType) {
    this.bits = bits;
    this.entryType = entryType;
  }

  /** The S_IFMT bits. */
  public int bits() {
    return bits;
  }

  /** The d_type of getdents64. */
  public int entryType() {
    return entryType;
  }
}
