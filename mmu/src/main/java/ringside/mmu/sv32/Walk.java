package ringside.mmu.sv32;

/**
 * Where a walk ended.
 *
 * @param result how it ended
 * @param pte the last entry read
 * @param level of that entry: 1 means a superpage of 4 MiB where it is a leaf
 */
public record Walk(Result result, Pte pte, int level) {
  /** How a walk ends. */
  public enum Result {
    LEAF,
    /** No valid mapping: a page fault. */
    PAGE_FAULT,
    /** An entry's address is outside of memory: an access fault. */
    ACCESS_FAULT
  }

  private static final Result[] RESULTS = Result.values();
  private static final int LEVEL_SHIFT = 32;
  private static final int RESULT_SHIFT = 33;

  /** A walk by its number: the entry in bits 0-31, its level in bit 32, the result above. */
  public static Walk of(long packed) {
    return new Walk(result(packed), new Pte((int) packed), level(packed));
  }

  static long pack(Result result, int bits, int level) {
    long entry = Integer.toUnsignedLong(bits);
    return (long) result.ordinal() << RESULT_SHIFT | (long) level << LEVEL_SHIFT | entry;
  }

  /** How the walk of a number ended. */
  public static Result result(long packed) {
    return RESULTS[(int) (packed >>> RESULT_SHIFT)];
  }

  /** Whether that was at a leaf. */
  public static boolean isLeaf(long packed) {
    return packed >>> RESULT_SHIFT == 0;
  }

  /** The level where it ended. */
  public static int level(long packed) {
    return (int) (packed >>> LEVEL_SHIFT) & 1;
  }

  /** Frame (physical address >>> 12) of a virtual page, if that was at a leaf. */
  public static int frame(long packed, int virtualPage) {
    int frame = new Pte((int) packed).frame();
    return level(packed) == 0 ? frame : frame | virtualPage & 0x3ff;
  }

  /** The number of a leaf. */
  public static long leaf(Pte pte, boolean superpage) {
    return pack(Result.LEAF, pte.bits(), superpage ? 1 : 0);
  }

  /** Frame (physical address >>> 12) of a virtual page; only for LEAF. */
  public int frame(int virtualPage) {
    return frame(pack(result, pte.bits(), level), virtualPage);
  }
}
