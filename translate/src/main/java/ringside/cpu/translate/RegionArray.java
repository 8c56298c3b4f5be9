package ringside.cpu.translate;

import ringside.cpu.Hart;
import ringside.cpu.region.RegionOrder;
import ringside.mmu.LineTable;
import ringside.mmu.ledger.Mode;

/**
 * The arrays that a region's code refers to, as constants of its class: so the JVM knows their
 * lengths and addresses.
 */
enum RegionArray {
  /** {@link LineTable#places}. */
  PLACES("[J"),
  /** {@link LineTable#words}. */
  WORDS("[[I"),
  /** Stamps of the D-TLB. */
  TLB_USED("[J"),
  /** Stamps of the L1 D-cache. */
  CACHE_USED("[J"),
  /** {@link RegionOrder#cacheSlots}. */
  FETCH_SLOTS("[I"),
  /** Tags of the L1 I-cache. */
  FETCH_TAGS("[I"),
  /** Stamps of the L1 I-cache. */
  FETCH_USED("[J");

  private final String descriptor;

  RegionArray(String descriptor) {
    this.descriptor = descriptor;
  }

  /** The type, as class files write it. */
  String descriptor() {
    return descriptor;
  }

  /** All of them, by ordinal. */
  static Object[] of(RegionOrder order) {
    Object[] all = new Object[values().length];
    for (RegionArray array : values()) {
      all[array.ordinal()] = array.in(order);
    }
    return all;
  }

  private Object in(RegionOrder order) {
    Hart hart = order.hart;
    LineTable lines = hart.mmu().lines(Mode.USER);
    return switch (this) {
      case PLACES -> lines.places;
      case WORDS -> lines.words;
      case TLB_USED -> hart.mmu().dtlb().recency.used;
      case CACHE_USED -> hart.mmu().l1d().recency.used;
      case FETCH_SLOTS -> order.cacheSlots;
      case FETCH_TAGS -> hart.mmu().l1i().tags;
      case FETCH_USED -> hart.mmu().l1i().recency.used;
    };
  }
}
