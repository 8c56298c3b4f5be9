package ringside.lab.blame;

import ringside.lab.place.Site;
import ringside.mmu.MissObserver.Buffer;

/**
 * All misses that are alike.
 *
 * @param buffer which TLB or cache
 * @param pid of the thread that paid; 0 for the boot
 * @param tid of the thread that paid; 0 for the boot
 * @param site where it paid
 * @param culprit why the entry was not there
 * @param count how many
 * @param cycles that were charged for them: none where another pays, see {@link
 *     ringside.mmu.MissObserver#miss}
 */
public record MissRow(
    Buffer buffer, int pid, int tid, Site site, Culprit culprit, long count, long cycles) {}
