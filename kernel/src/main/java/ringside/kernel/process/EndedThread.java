package ringside.kernel.process;

/**
 * What statistics keep of a thread that has ended.
 *
 * @param tid its id, which another may have by now
 * @param times what it spent its life with
 */
public record EndedThread(int tid, ThreadTimes times) {}
