package ringside.kernel.event;

/**
 * When an event happened, and on whose behalf.
 *
 * @param cycle of the hart's clock
 * @param hart on which it happened
 * @param pid of the process that it is about; 0 for the kernel alone
 * @param tid of the thread that it is about; 0 for none
 * @param number of the event in the run, from 0: the same whoever listens
 */
public record Stamp(long cycle, int hart, int pid, int tid, long number) {}
