package ringside.mmu.cache;

import org.jspecify.annotations.Nullable;

/** The unified second level, behind the first-level caches of all harts. */
public final class SecondLevel implements MemoryLevel {
  private final Cache cache;
  private final MemoryLevel next;
  private final long hit;
  private final int writeBackCycles;
  private long stamp;
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
  public SecondLevel(Cache cache, MemoryLevel next, int hitCycles, int writeBackCycles) {
    this.cache = cache;
    this.next = next;
    this.hit = Supply.of(Origin.L2, hitCycles);
    this.writeBackCycles = writeBackCycles;
  }

  /** Names the one who hears of misses; null for nobody. */
  public void listenWith(@Nullable MissListener missListener) {
    listener = missListener;
  }

  @Override
  public long fetch(int line, int tid, int address) {
    stamp++;
    long place = cache.look(line);
    int slot = Cache.slot(place);
    if (slot < 0) {
      return fetchMissing(line, place, tid, address);
    }
    cache.hit(slot, false, stamp);
    return Supply.from(hit, slot);
  }

  private long fetchMissing(int line, long departure, int tid, int address) {
    cache.miss(line, departure, tid);
    if (listener != null) {
      listener.missed(address, departure);
    }
    int slot = cache.fill(line, false, tid, address, stamp);
    writeVictimBack(tid, address);
    return Supply.from(next.fetch(line, tid, address), slot);
  }

  /** Into memory's buffer, so that nobody waits. */
  private void writeVictimBack(int tid, int address) {
    if (cache.dirtyVictim() >= 0) {
      next.writeBack(cache.dirtyVictim(), cache.dirtyVictimFrom(), tid, address);
    }
  }

  @Override
  public int writeBack(int line, int guess, int tid, int address) {
    stamp++;
    if (cache.tags[guess] == line) {
      cache.rewrite(guess, stamp);
    } else {
      writeBackElsewhere(line, tid, address);
    }
    return writeBackCycles;
  }

  private void writeBackElsewhere(int line, int tid, int address) {
    int slot = cache.find(line);
    if (slot >= 0) {
      cache.rewrite(slot, stamp);
    } else {
      cache.reach(line); // written back whole, so nothing is fetched
      cache.fill(line, true, tid, address, stamp);
      writeVictimBack(tid, address);
    }
  }

  /** The tags behind, for statistics. */
  public Cache cache() {
    return cache;
  }
}
