package ringside.lab.explore;

import ringside.lab.place.Site;

/**
 * A visible step of a run: what other threads may notice.
 *
 * @param number instructions that programs have executed before it
 * @param tid whose
 * @param site where
 * @param kind what
 * @param address virtual, of a word that is read or written; 0 for a call
 * @param value of the word afterwards, or the number of the call
 */
public record Step(long number, int tid, Site site, Kind kind, int address, int value) {
  /** What can be visible. */
  public enum Kind {
    READ,
    WRITE,
    /** Both at once: an atomic. */
    UPDATE,
    CALL,
    /** The program has done what ends it; the value is the signal. */
    CRASH
  }

  /** Whether it is of an instruction of a thread. */
  boolean isOf(int thread, long instruction) {
    return tid == thread && number == instruction;
  }
}
