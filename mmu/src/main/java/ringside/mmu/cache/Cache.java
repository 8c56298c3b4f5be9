package ringside.mmu.cache;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ringside.mmu.replacement.Departure;
import ringside.mmu.replacement.MissCounts;
import ringside.mmu.replacement.Recency;

/**
 * The tags and states of a set-associative, write-back, write-allocate cache: what stands in it,
 * and who made it so. Lines come from and go to a {@link MemoryLevel} by its owner's hand. Flat
 * arrays: engines keep slot numbers in their fast paths, and stamp {@link #recency} there.
 */
public final class Cache {
  /** Stands for no thread: no line made room. */
  public static final int NOBODY = -1;

  private static final int EMPTY = -1;

  /** The bit of a slot's facts that says whether it differs from memory behind. */
  private static final long DIRTY = 1;

  /** Where in a slot's facts the thread stands that filled it. */
  private static final int FILLED_BY_SHIFT = 1;

  /** Where in a slot's facts the slot of the next level stands that it was filled from. */
  private static final int SUPPLIED_FROM_SHIFT = 32;

  /** When each slot was used. */
  public final Recency recency;

  /** Line (physical address >>> 6) of each slot, or -1. */
  public final int[] tags;

  private final int ways;
  private final int setMask;

  /** Slots of each set that hold a line: its first ones, as lines leave only for others, or all. */
  private final int[] filled;

  /** What a fill says of each slot, in one word, as a miss reads and writes all of it. */
  private final long[] facts;

  private final int[] droveOut;

  private final Whereabouts whereabouts = new Whereabouts();
  private final MissCounts misses = new MissCounts();
  private @Nullable EvictionListener listener;
  private int dirtyVictim = EMPTY;
  private int dirtyVictimFrom;
  private long hits;
  private long writeBacks;

  /** Told when a line leaves a slot, so that fast paths forget it. */
  @FunctionalInterface
  public interface EvictionListener {
    /** A slot no longer holds a line. */
    void evicted(int slot, int line);
  }

  /** An empty cache; the seed is for random replacement. */
  public Cache(CacheShape shape, long seed) {
    this.ways = shape.ways();
    this.setMask = shape.sets() - 1;
    this.tags = new int[shape.lines()];
    this.filled = new int[shape.sets()];
    this.facts = new long[shape.lines()];
    this.droveOut = new int[shape.lines()];
    this.recency = new Recency(shape.lines(), ways, shape.policy(), seed);
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
  public void miss(int line, long departure, int tid) {
    misses.count(departure, tid);
    if (departure == Departure.COLD) {
      whereabouts.reach(line);
    }
  }

  /**
   * Gives a line a slot whose {@link #miss} has been counted. What it drives out, if that is dirty,
   * has to be written back: {@link #dirtyVictim}.
   *
   * @param address virtual, of the access that wants it, for the victim's history
   * @return its slot
   */
  public int fill(int line, boolean dirty, int tid, int address, long stamp) {
    int set = line & setMask;
    if (filled[set] < ways || !recency.isLeastRecent()) {
      return fillOtherwise(line, dirty, tid, address, stamp);
    }
    return replace(recency.leastRecent(set * ways), line, dirty, tid, address, stamp);
  }

  /** Where a slot of the set is free, or the victim's choice takes longer. */
  private int fillOtherwise(int line, boolean dirty, int tid, int address, long stamp) {
    int set = line & setMask;
    if (filled[set] == ways) {
      return replace(recency.victim(set * ways), line, dirty, tid, address, stamp);
    }
    int slot = set * ways + filled[set]++;
    droveOut[slot] = NOBODY;
    dirtyVictim = EMPTY;
    return occupy(slot, line, dirty, tid, stamp);
  }

  private int replace(int slot, int line, boolean dirty, int tid, int address, long stamp) {
    int victim = tags[slot];
    long old = facts[slot];
    droveOut[slot] = filledBy(old);
    dirtyVictim = EMPTY;
    if ((old & DIRTY) != 0) {
      dirtyVictim = victim;
      dirtyVictimFrom = (int) (old >>> SUPPLIED_FROM_SHIFT);
      writeBacks++;
    }
    leave(slot, Departure.evicted(tid, address));
    return occupy(slot, line, dirty, tid, stamp);
  }

  private int occupy(int slot, int line, boolean dirty, int tid, long stamp) {
    tags[slot] = line;
    facts[slot] = (long) tid << FILLED_BY_SHIFT | (dirty ? DIRTY : 0);
    whereabouts.arrive(line, slot);
    recency.fill(slot, stamp);
    return slot;
  }

  /** The dirty line that the last fill has driven out; -1 where there is none. */
  public int dirtyVictim() {
    return dirtyVictim;
  }

  /** The slot of the next level that it was supplied from. */
  public int dirtyVictimFrom() {
    return dirtyVictimFrom;
  }

  /** Notes the {@link Supply} of the line that a slot was filled with. */
  public void supplied(int slot, long supply) {
    facts[slot] |= (long) Supply.slot(supply) << SUPPLIED_FROM_SHIFT;
  }

  /** Makes a line that a level before has written back dirty, which is a use and no hit. */
  void rewrite(int slot, long stamp) {
    recency.used[slot] = stamp;
    markDirty(slot);
  }

  /** Prepares to {@link #fill} a line that nobody missed. */
  void reach(int line) {
    whereabouts.reach(line);
  }

  /** Forgets every line without writing any back: an instruction cache at fence.i. */
  public void empty(long departure) {
    for (int slot = 0; slot < tags.length; slot++) {
      if (tags[slot] != EMPTY) {
        leave(slot, departure);
        tags[slot] = EMPTY;
        facts[slot] &= ~DIRTY;
      }
    }
    Arrays.fill(filled, 0);
  }

  /** Makes a slot's line differ from memory behind, without counting a hit. */
  public void markDirty(int slot) {
    facts[slot] |= DIRTY;
  }

  /** Whether a slot's line differs from memory behind. */
  public boolean isDirty(int slot) {
    return (facts[slot] & DIRTY) != 0;
  }

  /** The thread whose access filled a slot. */
  public int filledBy(int slot) {
    return filledBy(facts[slot]);
  }

  /**
   * The thread that had filled the line which made room for that of a slot; {@link #NOBODY} where
   * the slot was free.
   */
  public int droveOut(int slot) {
    return droveOut[slot];
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

  private static int filledBy(long fact) {
    return (int) fact >>> FILLED_BY_SHIFT;
  }

  private void leave(int slot, long departure) {
    int line = tags[slot];
    whereabouts.leave(line, departure);
    if (listener != null) {
      listener.evicted(slot, line);
    }
  }
}
