package ringside.mmu.replacement;

/** Misses by the reason why the entry was not there, and what happened to entries. */
public final class MissCounts {
  private long cold;
  private long evictedBySelf;
  private long evictedByOther;
  private long flushedBySwitch;
  private long flushedByFence;

  /** Counts a miss of a thread, by the departure of the entry it missed. */
  public void count(long departure, int tid) {
    if (Departure.isEviction(departure)) {
      countEviction(departure, tid);
    } else if (departure == Departure.COLD) {
      cold++;
    } else if (Departure.isSwitchFlush(departure)) {
      flushedBySwitch++;
    } else {
      flushedByFence++;
    }
  }

  private void countEviction(long departure, int tid) {
    if (Departure.tid(departure) == tid) {
      evictedBySelf++;
    } else {
      evictedByOther++;
    }
  }

  /** All misses. */
  public long total() {
    return cold + evictedBySelf + evictedByOther + flushedBySwitch + flushedByFence;
  }

  /** Misses on what was never there. */
  public long cold() {
    return cold;
  }

  /** Misses on what the same thread had driven out. */
  public long evictedBySelf() {
    return evictedBySelf;
  }

  /** Misses on what another thread had driven out. */
  public long evictedByOther() {
    return evictedByOther;
  }

  /** Misses on what a process switch had discarded. */
  public long flushedBySwitch() {
    return flushedBySwitch;
  }

  /** Misses on what a change of mappings or a fence had discarded. */
  public long flushedByFence() {
    return flushedByFence;
  }
}
