package ringside.mmu.cache;

import org.jspecify.annotations.Nullable;

/** The unified second level, behind the first-level caches of all harts. */
public final class SecondLevel implements MemoryLevel {
  private final Cache cache;
  private final Supply hit;
  private final int writeBackCycles;
  private long stamp;
  private int suppliedSlot;
  private @Nullable MissListener listener;

  /** Told of each line that was not here. */
  @FunctionalInterface
  public interface MissListener {
    /**
     * The access of a virtual address missed; why is a {@link ringside.mmu.replacement.Departure}.
     */
    void missed(int address, long departure);
  }

  /**
   * A second level in front of memory.
   *
   * @param hitCycles what a first-level miss waits for a line that is here
   * @param writeBackCycles what a first-level cache waits to be rid of a dirty line
   */
  public SecondLevel(
      CacheShape shape, MemoryLevel next, int hitCycles, int writeBackCycles, long seed) {
    this.cache = new Cache(shape, next, seed);
    this.hit = new Supply(Origin.L2, hitCycles);
    this.writeBackCycles = writeBackCycles;
  }

  /** Names the one who hears of misses; null for nobody. */
  public void listenWith(@Nullable MissListener missListener) {
    listener = missListener;
  }

  @Override
  public Supply fetch(int line, int tid, int address) {
    stamp++;
    long place = cache.look(line);
    int slot = Cache.slot(place);
    if (slot >= 0) {
      cache.hit(slot, false, stamp);
      suppliedSlot = slot;
      return hit;
    }
    cache.miss(place, tid);
    if (listener != null) {
      listener.missed(address, place);
    }
    Supply supply = cache.fill(line, false, tid, address, stamp);
    suppliedSlot = cache.filledSlot();
    return supply;
  }

  @Override
  public int suppliedSlot() {
    return suppliedSlot;
  }

  @Override
  public int writeBack(int line, int guess, int tid, int address) {
    stamp++;
    int slot = cache.tags[guess] == line ? guess : cache.find(line);
    if (slot >= 0) {
      cache.recency.used[slot] = stamp;
      cache.markDirty(slot);
    } else {
      cache.allocateDirty(line, tid, address, stamp);
    }
    return writeBackCycles;
  }

  /** The tags behind, for statistics. */
  public Cache cache() {
    return cache;
  }
}
