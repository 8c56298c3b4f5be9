package ringside.mmu.sv32;

/** The fields of a virtual address: 10 bits of index for each of two levels, 12 of offset. */
public final class VirtualAddress {
  /** Levels of tables. */
  public static final int LEVELS = 2;

  private VirtualAddress() {}

  /** Virtual page number, 20 bits. */
  public static int page(int address) {
    return address >>> 12;
  }

  /** Offset in the page, in bytes. */
  public static int offset(int address) {
    return address & 0xfff;
  }

  /** Index into the table of a level: 1 is the root, 0 the last. */
  public static int index(int address, int level) {
    return address >>> 12 + 10 * level & 0x3ff;
  }
}
