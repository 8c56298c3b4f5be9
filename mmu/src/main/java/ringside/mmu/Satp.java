package ringside.mmu;

/**
 * The page-table base register, CR3 of this machine (privileged spec, "Supervisor Address
 * Translation and Protection Register").
 *
 * @param bits as csrw satp writes them
 */
public record Satp(int bits) {
  /** Translation off: virtual addresses are physical. */
  public static final Satp BARE = new Satp(0);

  /** Sv32 with a root table and an ASID of 9 bits. */
  public static Satp of(int rootFrame, int asid) {
    return new Satp(1 << 31 | asid << 22 | rootFrame);
  }

  /** Whether Sv32 is on. */
  public boolean translates() {
    return bits < 0;
  }

  /** Frame (physical address >>> 12) of the root table. */
  public int rootFrame() {
    return bits & 0xfffff;
  }

  /** Address-space identifier, 0..511. */
  public int asid() {
    return bits >>> 22 & 0x1ff;
  }
}
