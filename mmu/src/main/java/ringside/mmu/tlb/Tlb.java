package ringside.mmu.tlb;

import java.util.Arrays;
import ringside.mmu.ledger.Mode;
import ringside.mmu.replacement.Departure;
import ringside.mmu.replacement.Departures;
import ringside.mmu.replacement.MissCounts;
import ringside.mmu.replacement.Recency;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Permissions;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.Walk;

/**
 * A set-associative TLB. A slot holds a virtual page, its ASID, its leaf entry (which says global,
 * permissions and frame) and the page size. Flat arrays: engines keep slot numbers in their fast
 * paths, and stamp {@link #recency} there.
 */
public final class Tlb {
  private static final int EMPTY = -1;
  private static final int PAGE_BITS = 20;
  private static final long SUPERPAGE = 1L << 62;

  /** The bit of an {@link #identity} that says 4 MiB. */
  private static final long SIZE = 1L << PAGE_BITS;

  /** The bit of a grant that says 4 MiB. */
  private static final int LARGE = 1 << 11;

  private static final int PAGE_SHIFT = 12;
  private static final int SUPERPAGE_SHIFT = 10;
  private static final int SUPERPAGE_PAGES = 1 << SUPERPAGE_SHIFT;
  private static final int PAGE_OFFSET = (1 << PAGE_SHIFT) - 1;
  private static final int SUPERPAGE_OFFSET = (1 << PAGE_SHIFT + SUPERPAGE_SHIFT) - 1;

  /** When each slot was used. */
  public final Recency recency;

  private final int ways;
  private final int setMask;

  /** {@link #tag} of each slot, or {@link #EMPTY}. */
  private final long[] tags;

  private final int[] pte;

  /**
   * What each slot gives: the physical address of its frame in the upper bits, and below what it
   * allows, in the bits of {@link Permissions}, and {@link #LARGE}. An access reads one word.
   */
  private final int[] grants;

  /** {@link #identity} of what each slot holds. */
  private final long[] identities;

  private final int[] filledBy;

  /** Number of the fill that each slot's entry came with; 0 where it has gone. */
  private final long[] serials;

  /** Filled slots by their page, and those of superpages by the number of their 4 MiB. */
  private final SlotChains pages;

  private final SlotChains superpages;
  private final Departures departures = new Departures();
  private final MissCounts misses = new MissCounts();
  private EvictionListener listener = (virtualPage, isSuperpage) -> {};
  private long hits;
  private long flushes;
  private long flushedEntries;
  private long fills;
  private int lastFilled;

  /** The slot of the 4 KiB found last, which is mostly the one that is looked for next. */
  private int lastFound;

  private int freeSlots;

  /** Told when an entry goes, so that fast paths forget its page. */
  @FunctionalInterface
  public interface EvictionListener {
    /** A page (or the superpage around it) is translated no longer. */
    void evicted(int virtualPage, boolean isSuperpage);
  }

  /** An empty TLB; the seed is for random replacement. */
  public Tlb(TlbShape shape, long seed) {
    this.ways = shape.ways();
    this.setMask = shape.sets() - 1;
    this.tags = new long[shape.entries()];
    this.pte = new int[shape.entries()];
    this.grants = new int[shape.entries()];
    this.identities = new long[shape.entries()];
    this.filledBy = new int[shape.entries()];
    this.serials = new long[shape.entries()];
    this.recency = new Recency(shape.entries(), ways, shape.policy(), seed);
    this.pages = new SlotChains(shape.entries());
    this.superpages = new SlotChains(shape.entries());
    this.freeSlots = shape.entries();
    Arrays.fill(tags, EMPTY);
  }

  /** Names the one who hears of entries that go. */
  public void listenWith(EvictionListener evictionListener) {
    listener = evictionListener;
  }

  /** The slot that translates a virtual page for an ASID, or -1. Counts and stamps nothing. */
  public int find(int virtualPage, int wantedAsid) {
    int last = lastFound;
    if (tags[last] == tag(virtualPage, wantedAsid)) {
      return last;
    }
    int slot = pages.first(virtualPage);
    while (slot >= 0 && !matches(slot, virtualPage, wantedAsid)) {
      slot = pages.next(slot);
    }
    if (slot < 0) {
      return findSuperpage(virtualPage, wantedAsid);
    }
    lastFound = slot;
    return slot;
  }

  private int findSuperpage(int virtualPage, int wantedAsid) {
    int slot = superpages.first(virtualPage >>> SUPERPAGE_SHIFT);
    while (slot >= 0 && !matches(slot, virtualPage, wantedAsid)) {
      slot = superpages.next(slot);
    }
    return slot;
  }

  /** Whether a filled slot translates a virtual page for an ASID. */
  public boolean matches(int slot, int virtualPage, int wantedAsid) {
    long tag = tags[slot];
    return tag == tag(virtualPage, wantedAsid) || matchesWidely(slot, virtualPage, wantedAsid);
  }

  /** Counts a hit and stamps its slot. */
  public void hit(int slot, long stamp) {
    hits++;
    recency.used[slot] = stamp;
  }

  /** Counts hits whose slots an engine has stamped itself. */
  public void countHits(long count) {
    hits += count;
  }

  /**
   * Counts a miss and says why the entry was missing.
   *
   * @param identity of the entry, see {@link #identity}
   * @return a {@link Departure}
   */
  public long miss(long identity, int tid) {
    long departure = departures.get(identity);
    misses.count(departure, tid);
    return departure;
  }

  /**
   * Fills a free slot, else the policy's victim, which departs as evicted by this access.
   *
   * @param identity of the entry, see {@link #identity}
   * @param leaf the page-table entry, whose size the identity says
   * @return the slot
   */
  public int fill(int virtualPage, int newAsid, long identity, int leaf, int tid, long stamp) {
    boolean superpage = (identity & SIZE) != 0;
    int index = superpage ? virtualPage >>> SUPERPAGE_SHIFT : virtualPage;
    int slot = slotFor(index);
    if (tags[slot] != EMPTY) {
      depart(slot, Departure.evicted(tid, virtualPage << PAGE_SHIFT));
    }
    freeSlots--;
    (superpage ? superpages : pages).add(index, slot);
    tags[slot] = tag(virtualPage, newAsid) | (superpage ? SUPERPAGE : 0);
    pte[slot] = leaf;
    int frame = leaf >>> Pte.FRAME_SHIFT & Pte.FRAME_MASK;
    grants[slot] = frame << PAGE_SHIFT | Permissions.all(leaf) | (superpage ? LARGE : 0);
    identities[slot] = identity;
    filledBy[slot] = tid;
    recency.fill(slot, stamp);
    fills++;
    serials[slot] = fills;
    lastFilled = slot;
    lastFound = slot; // where two match, the one filled last is found
    return slot;
  }

  private int slotFor(int index) {
    int first = (index & setMask) * ways;
    for (int slot = first; freeSlots > 0 && slot < first + ways; slot++) {
      if (tags[slot] == EMPTY) {
        return slot;
      }
    }
    return recency.victim(first);
  }

  /** Discards all entries, or all but the global ones. */
  public void flush(boolean globalsToo, long departure) {
    flushes++;
    for (int slot = 0; slot < tags.length; slot++) {
      if (tags[slot] != EMPTY && (globalsToo || !global(slot))) {
        depart(slot, departure);
      }
    }
  }

  /** Discards the entries of one ASID that are not global. */
  public void flushAsid(int gone, long departure) {
    flushes++;
    for (int slot = 0; slot < tags.length; slot++) {
      if (tags[slot] != EMPTY && asid(slot) == gone && !global(slot)) {
        depart(slot, departure);
      }
    }
  }

  /** Discards what translates one virtual page. */
  public void flushPage(int virtualPage, int wantedAsid, long departure) {
    flushes++;
    int slot = find(virtualPage, wantedAsid);
    if (slot >= 0) {
      depart(slot, departure);
    }
  }

  /** Whether a slot's leaf allows an access. */
  public boolean allows(int slot, Access access, Mode mode) {
    return (grants[slot] & Permissions.bit(access, mode)) != 0;
  }

  /** The same of a load or a store. */
  public boolean allowsData(int slot, boolean store, Mode mode) {
    return (grants[slot] & Permissions.dataBit(store, mode)) != 0;
  }

  /** The leaf entry of a slot. */
  public Pte pte(int slot) {
    return new Pte(pte[slot]);
  }

  /** The physical address of one that a slot translates. */
  public int physical(int slot, int address) {
    int grant = grants[slot];
    int offset = (grant & LARGE) != 0 ? SUPERPAGE_OFFSET : PAGE_OFFSET;
    return grant & ~offset | address & offset;
  }

  /** Virtual page of a slot, or -1 for an empty one. */
  public int page(int slot) {
    long tag = tags[slot];
    return tag == EMPTY ? EMPTY : (int) tag & (1 << PAGE_BITS) - 1;
  }

  /** Whether a slot translates 4 MiB. */
  public boolean isSuperpage(int slot) {
    return (tags[slot] & SUPERPAGE) != 0;
  }

  /** Address-space identifier of a filled slot; what is global is found for any. */
  public int asid(int slot) {
    return (int) ((tags[slot] & ~SUPERPAGE) >>> PAGE_BITS);
  }

  /** Serial number of the address space that a slot was last filled for; 0 for a global entry. */
  public long space(int slot) {
    return identities[slot] >>> PAGE_BITS + 1;
  }

  /** The thread whose access filled a slot. */
  public int filledBy(int slot) {
    return filledBy[slot];
  }

  /** What a slot holds, as a number that no other entry ever has; 0 for an empty one. */
  public long serial(int slot) {
    return serials[slot];
  }

  /** Whether a filled slot is found for any ASID. */
  public boolean isGlobal(int slot) {
    return global(slot);
  }

  /** Number of slots. */
  public int entries() {
    return tags.length;
  }

  /** Lookups that found their entry. */
  public long hits() {
    return hits;
  }

  /** Lookups that did not, by reason. */
  public MissCounts misses() {
    return misses;
  }

  /** Times that a flush of any kind was asked for. */
  public long flushes() {
    return flushes;
  }

  /** Entries that flushes discarded. */
  public long flushedEntries() {
    return flushedEntries;
  }

  /** Times that a slot was filled. */
  public long fills() {
    return fills;
  }

  /** The slot that was filled last; 0 where none was. */
  public int lastFilled() {
    return lastFilled;
  }

  private void depart(int slot, long departure) {
    if (!Departure.isEviction(departure)) {
      flushedEntries++;
    }
    departures.put(identities[slot], departure);
    listener.evicted(page(slot), isSuperpage(slot));
    if (isSuperpage(slot)) {
      superpages.remove(page(slot) >>> SUPERPAGE_SHIFT, slot);
    } else {
      pages.remove(page(slot), slot);
    }
    freeSlots++;
    tags[slot] = EMPTY;
    serials[slot] = 0;
  }

  /** What a slot of a 4 KiB page of one space holds, so that one compare finds most. */
  private static long tag(int virtualPage, int asid) {
    return (long) asid << PAGE_BITS | virtualPage;
  }

  /** Whether a filled slot matches as a superpage, or as global. */
  private boolean matchesWidely(int slot, int virtualPage, int wantedAsid) {
    int shift = isSuperpage(slot) ? SUPERPAGE_SHIFT : 0;
    return page(slot) >>> shift == virtualPage >>> shift
        && (asid(slot) == wantedAsid || global(slot));
  }

  private boolean global(int slot) {
    return (pte[slot] & Pte.G) != 0;
  }

  /**
   * What names an entry in the history: its page's number, its size, and its address space unless
   * it is global: such an entry is the same one whichever address space, or page of it, asks. A
   * walk that found no leaf would have filled an entry of the space.
   *
   * @param walk what the walk of the page found, as {@link Walk#of} takes it
   * @param space serial number of the address space
   */
  public static long identity(int virtualPage, long walk, long space) {
    boolean leaf = Walk.isLeaf(walk);
    long owner = leaf && (walk & Pte.G) != 0 ? 0 : space;
    boolean superpage = leaf && Walk.level(walk) == 1;
    long entry = superpage ? SIZE | virtualPage & -SUPERPAGE_PAGES : virtualPage;
    return owner << PAGE_BITS + 1 | entry;
  }
}
