package ringside.mmu.sv32;

/**
 * The walk of privileged spec, "Virtual Address Translation Process", steps 1 to 4 and the
 * misaligned superpage of step 6. Permissions are {@link Permissions}' business.
 */
public final class PageTableWalker {
  private static final int PTE_BYTES = 4;

  private final PteReader reader;

  /** A walker that reads its entries through a reader. */
  public PageTableWalker(PteReader reader) {
    this.reader = reader;
  }

  /**
   * Walks from a root table to the leaf of an address.
   *
   * @param rootFrame physical address >>> 12 of the root table, as satp holds it
   * @param address virtual
   */
  public Walk walk(int rootFrame, int address) {
    int table = rootFrame << 12;
    for (int level = 1; ; level--) {
      int entryAddress = table + VirtualAddress.index(address, level) * PTE_BYTES;
      if (!reader.readable(entryAddress)) {
        return new Walk(Walk.Result.ACCESS_FAULT, new Pte(0), level);
      }
      Pte pte = new Pte(reader.read(entryAddress, level));
      if (pte.malformed() || level == 0 && !pte.leaf()) {
        return new Walk(Walk.Result.PAGE_FAULT, pte, level);
      }
      if (pte.leaf()) {
        boolean misaligned = level == 1 && (pte.frame() & 0x3ff) != 0;
        return new Walk(misaligned ? Walk.Result.PAGE_FAULT : Walk.Result.LEAF, pte, level);
      }
      table = pte.frame() << 12;
    }
  }
}
