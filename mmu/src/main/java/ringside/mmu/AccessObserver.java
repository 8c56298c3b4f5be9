package ringside.mmu;

import org.jspecify.annotations.Nullable;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Mode;

/** Sees every access in order. While one is set, no fast path is taken; cycles are the same. */
@FunctionalInterface
public interface AccessObserver {
  /** What an access was for. */
  enum Kind {
    INSTRUCTION('I'),
    LOAD('L'),
    STORE('S'),
    WALK('W');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }

    /** The letter used in traces. */
    public char letter() {
      return letter;
    }
  }

  /** How an access was translated. */
  enum Translation {
    HIT("hit"),
    /** The unified second-level TLB had it. */
    SECOND("l2tlb"),
    MISS("miss"),
    /** Not translated: a walk's own read, or translation off. */
    NONE("-"),
    FAULT("fault");

    private final String title;

    Translation(String title) {
      this.title = title;
    }

    /** The word used in traces. */
    public String title() {
      return title;
    }
  }

  /**
   * One access, after its cycles have been charged.
   *
   * @param cycle the clock before the access
   * @param origin where the line came from, or null for a fault
   */
  void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin);
}
