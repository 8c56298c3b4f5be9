package ringside.mmu.cache;

/** Memory as the last level: a fixed latency, and a write buffer that makes nobody wait. */
public final class Dram implements MemoryLevel {
  private final long supply;
  private long reads;
  private long writes;

  /** Memory whose lines take a number of cycles to come. */
  public Dram(int missCycles) {
    this.supply = Supply.of(Origin.DRAM, missCycles);
  }

  @Override
  public long fetch(int line, int tid, int address) {
    reads++;
    return supply;
  }

  @Override
  public int writeBack(int line, int guess, int tid, int address) {
    writes++;
    return 0;
  }

  /** Lines read. */
  public long reads() {
    return reads;
  }

  /** Dirty lines taken into the write buffer. */
  public long writes() {
    return writes;
  }
}
