package ringside.mmu;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.mmu.cache.Origin;

/**
 * Which accesses somebody wants to see.
 *
 * @param kinds what they are for
 * @param start lowest virtual address, unsigned
 * @param end highest virtual address, unsigned, itself included
 * @param tid of the thread on whose behalf they are; 0 for all threads
 * @param misses which of them
 */
public record AccessFilter(
    Set<AccessObserver.Kind> kinds, int start, int end, int tid, Misses misses) {
  private static final int PAGE_MASK = 0xfff;

  /** Whether an access has to miss something to be seen. */
  public enum Misses {
    /** It need not. */
    ANY,
    /** Its page was not in the first-level TLB. */
    TLB,
    /** Its line was not in the first-level cache. */
    CACHE
  }

  /** All accesses. */
  public static final AccessFilter ALL =
      new AccessFilter(EnumSet.allOf(AccessObserver.Kind.class), 0, -1, 0, Misses.ANY);

  /** Only those of some kinds. */
  public AccessFilter of(Set<AccessObserver.Kind> wanted) {
    return new AccessFilter(EnumSet.copyOf(wanted), start, end, tid, misses);
  }

  /** Only those to the page that holds a virtual address. */
  public AccessFilter onPageOf(int address) {
    return between(address & ~PAGE_MASK, address | PAGE_MASK);
  }

  /** Only those to a range of virtual addresses, both ends included. */
  public AccessFilter between(int first, int last) {
    return new AccessFilter(kinds, first, last, tid, misses);
  }

  /** Only those on behalf of a thread. */
  public AccessFilter byThread(int wanted) {
    return new AccessFilter(kinds, start, end, wanted, misses);
  }

  /** Only those that miss something. */
  public AccessFilter missing(Misses wanted) {
    return new AccessFilter(kinds, start, end, tid, wanted);
  }

  /**
   * Whether an access is wanted.
   *
   * @param who tid of the thread on whose behalf it is
   */
  public boolean matches(
      AccessObserver.Kind kind,
      int address,
      int who,
      AccessObserver.Translation translation,
      @Nullable Origin origin) {
    boolean there =
        Integer.compareUnsigned(address, start) >= 0 && Integer.compareUnsigned(address, end) <= 0;
    return there
        && kinds.contains(kind)
        && (tid == 0 || tid == who)
        && isMissing(translation, origin);
  }

  private boolean isMissing(AccessObserver.Translation translation, @Nullable Origin origin) {
    return switch (misses) {
      case ANY -> true;
      case TLB ->
          translation == AccessObserver.Translation.MISS
              || translation == AccessObserver.Translation.SECOND;
      case CACHE -> origin != null && origin != Origin.L1;
    };
  }
}
