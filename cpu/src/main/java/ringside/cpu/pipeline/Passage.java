package ringside.cpu.pipeline;

/**
 * When an instruction goes through the five stages: each lasts until the next one begins, and
 * write-back a cycle. Instructions go in order, one in a stage; who can't go on waits where it is,
 * and those behind it wait, too: no wait hides another, as the cost model charges them.
 *
 * <p>So two instructions that follow each other retire as many cycles apart as were charged for the
 * second, and for fetching it anew where the first has jumped. The pipeline's clock is four cycles
 * ahead of the hart's: what is in write-back was fetched four cycles before.
 *
 * @param fetch cycle in which it is fetched
 * @param decode cycle in which it is decoded, and reads registers
 * @param execute cycle in which it is executed
 * @param memory cycle in which it accesses memory
 * @param writeBack cycle in which it retires; not reached by one that does not
 * @param retired cycle up to which all that has been charged has passed
 * @param refetch cycles that the one behind it has to wait before its fetch
 */
public record Passage(
    long fetch,
    long decode,
    long execute,
    long memory,
    long writeBack,
    long retired,
    long refetch) {
  /** Stages between fetch and write-back, both left out. */
  private static final int BETWEEN = 3;

  /** The end of what came before an instruction that is fetched at a cycle, the pipeline empty. */
  public static Passage emptyAt(long cycle) {
    return after(cycle + BETWEEN);
  }

  private static Passage after(long retired) {
    long fetch = retired - BETWEEN;
    return new Passage(fetch, fetch, retired - 2, retired - 1, retired, retired, 0);
  }

  /** How the instruction behind this one goes through. */
  public Passage next(Stalls stalls) {
    long end = retired + refetch + stalls.own();
    long writeBackStart = stalls.retires() ? end : end + 1;
    long memoryStart = writeBackStart - 1 - stalls.memory();
    long executeStart = memoryStart - 1 - stalls.execute();
    long decodeStart = executeStart - 1 - stalls.decode();
    // Behind a jump the right address is known late; else the stage is free as soon as this one
    // has left it, and the next waits there for its turn.
    long fetchStart = refetch > 0 ? retired - BETWEEN + refetch : decode;
    return new Passage(
        fetchStart, decodeStart, executeStart, memoryStart, writeBackStart, end, stalls.refetch());
  }

  /** The end of a time in which no instruction goes through: the kernel's, which has none. */
  public Passage pause(long cycles) {
    return after(retired + refetch + cycles);
  }

  /** The cycle behind the last that has been charged, as the hart's clock counts. */
  public long clock() {
    return retired + refetch - BETWEEN;
  }
}
