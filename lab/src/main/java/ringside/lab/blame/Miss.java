package ringside.lab.blame;

import ringside.lab.place.Site;
import ringside.mmu.MissObserver.Buffer;

/**
 * One miss.
 *
 * @param cycle of the clock, after it was charged
 * @param buffer which TLB or cache
 * @param address virtual; of the page-table entry, physical, where a walk misses
 * @param pid of the thread that paid; 0 for the boot
 * @param tid of the thread that paid; 0 for the boot
 * @param site where it paid
 * @param culprit why the entry was not there
 * @param gone cycle at which the entry was driven out or discarded, or {@link #NEVER}
 * @param cycles that were charged for it: none where another pays, see {@link
 *     ringside.mmu.MissObserver#miss}
 */
public record Miss(
    long cycle,
    Buffer buffer,
    int address,
    int pid,
    int tid,
    Site site,
    Culprit culprit,
    long gone,
    long cycles) {
  /** It never was there, or it is not known since when it is not. */
  public static final long NEVER = -1;
}
