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
    return Walk.of(find(rootFrame, address));
  }

  /**
   * The same for whoever walks at each TLB miss and wants no object.
   *
   * @return see {@link Walk#of}
   */
  public long find(int rootFrame, int address) {
    int bits = Pte.of(rootFrame, Pte.V).bits();
    for (int level = VirtualAddress.LEVELS - 1; true; level--) {
      int table = new Pte(bits).frame() << 12;
      int entryAddress = table + VirtualAddress.index(address, level) * PTE_BYTES;
      if (!reader.readable(entryAddress)) {
        return Walk.pack(Walk.Result.ACCESS_FAULT, 0, level);
      }
      bits = reader.read(entryAddress, level);
      Walk.Result result = end(new Pte(bits), level);
      if (result != null) {
        return Walk.pack(result, bits, level);
      }
    }
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
