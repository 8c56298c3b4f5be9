package ringside.lab.record;

/**
 * Entries of TLBs were to be discarded.
 *
 * @param number of the fence, which is in the departures of the entries that went
 * @param cycle when
 * @param tid on whose behalf
 * @param bySwitch whether a new page-table base (CR3) did it
 * @param switchNumber number of the process switch that it belongs to, counted from 1 with the
 *     thread switches; 0 where it belongs to none
 */
public record TlbFlush(int number, long cycle, int tid, boolean bySwitch, long switchNumber) {}
