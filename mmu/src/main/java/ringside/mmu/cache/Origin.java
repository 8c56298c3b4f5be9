package ringside.mmu.cache;

/** Where the line of an access came from. */
public enum Origin {
  L1,
  L2,
  DRAM
}
