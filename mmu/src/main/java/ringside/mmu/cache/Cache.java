package ringside.mmu.cache;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ringside.mmu.replacement.Departure;
import ringside.mmu.replacement.MissCounts;
import ringside.mmu.replacement.Recency;

/**
 * A set-associative, write-back, write-allocate cache of tags and states. Flat arrays: engines keep
 * slot numbers in their fast paths, and stamp {@link #recency} there.
 */
public final class Cache {
  /** Stands for no thread: no line made room. */
  public static final int NOBODY = -1;

  private static final int EMPTY = -1;

  private static final int FACTS = 4;

  /** Whether it differs from memory behind: 1 or 0. */
  private static final int DIRTY = 0;

  private static final int FILLED_BY = 1;
  private static final int DROVE_OUT = 2;

  /** Slot of the next level that it was filled from. */
  private static final int SUPPLIED_FROM = 3;

  /** When each slot was used. */
  public final Recency recency;

  /** Line (physical address >>> 6) of each slot, or -1. */
  public final int[] tags;

  private final int ways;
  private final int setMask;

  /** Slots of each set that hold a line: its first ones, as lines leave only for others, or all. */
  private final int[] filled;

  /** What a fill says of a slot, {@link #FACTS} words each: they are written together. */
  private final int[] facts;

  private final MemoryLevel next;
  private final Whereabouts whereabouts = new Whereabouts();
  private final MissCounts misses = new MissCounts();
  private @Nullable EvictionListener listener;
  private int filledSlot;
  private long hits;
  private long writeBacks;
  private int writeBackCycles;

  /** Told when a line leaves a slot, so that fast paths forget it. */
  @FunctionalInterface
  public interface EvictionListener {
    /** A slot no longer holds a line. */
    void evicted(int slot, int line);
  }

  /** An empty cache in front of the next level; the seed is for random replacement. */
  public Cache(CacheShape shape, MemoryLevel next, long seed) {
    this.ways = shape.ways();
    this.setMask = shape.sets() - 1;
    this.tags = new int[shape.lines()];
    this.filled = new int[shape.sets()];
    this.facts = new int[shape.lines() * FACTS];
    this.recency = new Recency(shape.lines(), ways, shape.policy(), seed);
    this.next = next;
    Arrays.fill(tags, EMPTY);
  }

  /** Names the one who hears of lines that leave. */
  public void listenWith(EvictionListener evictionListener) {
    listener = evictionListener;
  }

  /** The slot of a line, or -1. Counts and stamps nothing. */
  public int find(int line) {
    return slot(look(line));
  }

  /** Where a line is: what {@link #slot} and {@link #miss} want to know. */
  public long look(int line) {
    return whereabouts.get(line);
  }

  /** The slot of a line by its {@link #look}, or -1. */
  public static int slot(long look) {
    return Whereabouts.slot(look);
  }

  /** Counts a hit, stamps its slot, and makes it dirty on a write. */
  public void hit(int slot, boolean write, long stamp) {
    hits++;
    recency.used[slot] = stamp;
    if (write) {
      markDirty(slot);
    }
  }

  /** Counts hits whose slots an engine has stamped itself. */
  public void countHits(long count) {
    hits += count;
  }

  /** Counts a miss of a line by its {@link #look}, which is the {@link Departure} then. */
  public void miss(long departure, int tid) {
    misses.count(departure, tid);
  }

  /**
   * Brings a missing line in. A dirty victim is written to the next level first.
   *
   * @param address virtual, of the access that wants it, for the victim's history
   * @return its origin and the cycles it took to come, besides {@link #writeBackCycles}
   */
  public Supply fill(int line, boolean write, int tid, int address, long stamp) {
    int slot = freeSlot(line, tid, address);
    Supply supply = next.fetch(line, tid, address);
    set(slot, SUPPLIED_FROM, next.suppliedSlot());
    occupy(slot, line, write, tid, stamp);
    filledSlot = slot;
    return supply;
  }

  /** The slot of the last fill. */
  public int filledSlot() {
    return filledSlot;
  }

  /** Cycles that the last fill waited for its dirty victim to be written back. */
  public int writeBackCycles() {
    return writeBackCycles;
  }

  /** Allocates a line that the level before has written back whole; nothing is fetched. */
  public void allocateDirty(int line, int tid, int address, long stamp) {
    int slot = freeSlot(line, tid, address);
    occupy(slot, line, true, tid, stamp);
  }

  /** Forgets every line without writing any back: an instruction cache at fence.i. */
  public void empty(long departure) {
    for (int slot = 0; slot < tags.length; slot++) {
      if (tags[slot] != EMPTY) {
        leave(slot, departure);
        tags[slot] = EMPTY;
        set(slot, DIRTY, 0);
      }
    }
    Arrays.fill(filled, 0);
  }

  /** Makes a slot's line differ from memory behind, without counting a hit. */
  public void markDirty(int slot) {
    set(slot, DIRTY, 1);
  }

  /** Whether a slot's line differs from memory behind. */
  public boolean isDirty(int slot) {
    return fact(slot, DIRTY) != 0;
  }

  /** The thread whose access filled a slot. */
  public int filledBy(int slot) {
    return fact(slot, FILLED_BY);
  }

  /**
   * The thread that had filled the line which made room for that of a slot; {@link #NOBODY} where
   * the slot was free.
   */
  public int droveOut(int slot) {
    return fact(slot, DROVE_OUT);
  }

  /** Whether the line of a set used last is never the one that goes. */
  public boolean keepsLast() {
    return recency.keepsLast();
  }

  /** Number of slots. */
  public int lines() {
    return tags.length;
  }

  /** Accesses that found their line. */
  public long hits() {
    return hits;
  }

  /** Accesses that did not, by reason. */
  public MissCounts misses() {
    return misses;
  }

  /** Dirty lines written to the next level. */
  public long writeBacks() {
    return writeBacks;
  }

  private int freeSlot(int line, int tid, int address) {
    writeBackCycles = 0;
    int first = (line & setMask) * ways;
    if (filled[line & setMask] < ways) {
      int slot = first + filled[line & setMask]++;
      set(slot, DROVE_OUT, NOBODY);
      return slot;
    }
    int victim = recency.victim(first);
    if (isDirty(victim)) {
      writeBacks++;
      writeBackCycles = next.writeBack(tags[victim], fact(victim, SUPPLIED_FROM), tid, address);
    }
    leave(victim, Departure.evicted(tid, address));
    set(victim, DROVE_OUT, filledBy(victim));
    return victim;
  }

  private void occupy(int slot, int line, boolean write, int tid, long stamp) {
    tags[slot] = line;
    whereabouts.arrive(line, slot);
    set(slot, DIRTY, write ? 1 : 0);
    set(slot, FILLED_BY, tid);
    recency.fill(slot, stamp);
  }

  private int fact(int slot, int which) {
    return facts[slot * FACTS + which];
  }

  private void set(int slot, int which, int value) {
    facts[slot * FACTS + which] = value;
  }

  private void leave(int slot, long departure) {
    int line = tags[slot];
    whereabouts.leave(line, departure);
    if (listener != null) {
      listener.evicted(slot, line);
    }
  }
}
