package ringside.lab.record;

import ringside.mmu.replacement.Departure;
import ringside.mmu.sv32.Pte;

/**
 * An entry's time in a TLB.
 *
 * @param slot where it was, from 0
 * @param page virtual page number; of a superpage any page in it
 * @param superpage whether it translates 4 MiB
 * @param asid address-space identifier; always 0 where there are none
 * @param pte its leaf entry
 * @param pid of the process for which it was filled; 0 for the boot
 * @param tid of the thread that filled it; 0 for the boot
 * @param from cycle at which it was filled
 * @param to cycle at which it went; {@link #STAYS} while it is there
 * @param departure why it went, a {@link Departure}; {@link Departure#COLD} while it is there
 */
public record TlbStay(
    int slot,
    int page,
    boolean superpage,
    int asid,
    Pte pte,
    int pid,
    int tid,
    long from,
    long to,
    long departure) {
  /** No end. */
  public static final long STAYS = Long.MAX_VALUE;

  /** The same entry, which has gone. */
  TlbStay ended(long cycle, long why) {
    return new TlbStay(slot, page, superpage, asid, pte, pid, tid, from, cycle, why);
  }

  /** Whether a flush discarded it, rather than another entry that needed its place. */
  public boolean wasFlushed() {
    return to != STAYS && !Departure.isEviction(departure);
  }
}
