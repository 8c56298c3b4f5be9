package ringside.mmu.sv32;

import org.jspecify.annotations.Nullable;

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
    // One way out, and bits instead of entries: so the JVM makes no object for a TLB miss.
    int bits = Pte.of(rootFrame, Pte.V).bits();
    int level = VirtualAddress.LEVELS;
    Walk.Result result = null;
    while (result == null) {
      level--;
      int table = new Pte(bits).frame() << 12;
      int entryAddress = table + VirtualAddress.index(address, level) * PTE_BYTES;
      if (reader.readable(entryAddress)) {
        bits = reader.read(entryAddress, level);
        result = end(new Pte(bits), level);
      } else {
        bits = 0;
        result = Walk.Result.ACCESS_FAULT;
      }
    }
    return new Walk(result, new Pte(bits), level);
  }

  /** How the walk ends at an entry; null where that points to the next table. */
  private static Walk.@Nullable Result end(Pte pte, int level) {
    if (pte.malformed() || level == 0 && !pte.leaf()) {
      return Walk.Result.PAGE_FAULT;
    }
    if (!pte.leaf()) {
      return null;
    }
    boolean misaligned = level == 1 && (pte.frame() & 0x3ff) != 0;
    return misaligned ? Walk.Result.PAGE_FAULT : Walk.Result.LEAF;
  }
}
