package ringside.mmu.replacement;

/**
 * Why an entry is missing, packed into a long so that the miss path allocates nothing: two bits of
 * reason, then the tid and the virtual page or line of the access that drove it out, or the number
 * of the fence.
 */
public final class Departure {
  /** It was never there. */
  public static final long COLD = 0;

  private static final int EVICTED = 1;
  private static final int FLUSHED_BY_SWITCH = 2;
  private static final int FLUSHED_BY_FENCE = 3;

  private Departure() {}

  /** It made room for what a thread accessed. */
  public static long evicted(int tid, int address) {
    return pack(EVICTED, tid, address);
  }

  /** A process switch away from this thread's address space discarded it: the fence's number. */
  public static long flushedBySwitch(int tid, int fence) {
    return pack(FLUSHED_BY_SWITCH, tid, fence);
  }

  /** The kernel changed a mapping, or fence.i emptied the cache: the fence's number. */
  public static long flushedByFence(int tid, int fence) {
    return pack(FLUSHED_BY_FENCE, tid, fence);
  }

  /** Whether it made room for another. */
  public static boolean isEviction(long departure) {
    return (departure & 3) == EVICTED;
  }

  /** Whether a switch discarded it. */
  public static boolean isSwitchFlush(long departure) {
    return (departure & 3) == FLUSHED_BY_SWITCH;
  }

  /** The thread whose access or switch drove it out. */
  public static int tid(long departure) {
    return (int) (departure >>> 2 & 0x3fff_ffff);
  }

  /** The address whose access drove it out; only for evictions. */
  public static int address(long departure) {
    return (int) (departure >>> 32);
  }

  /** The number of the fence that discarded it; only where a switch or another fence did. */
  public static int fence(long departure) {
    return (int) (departure >>> 32);
  }

  private static long pack(int reason, int tid, int what) {
    return reason | (tid & 0x3fff_ffffL) << 2 | (long) what << 32;
  }
}
