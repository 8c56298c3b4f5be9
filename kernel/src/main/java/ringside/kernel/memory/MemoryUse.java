package ringside.kernel.memory;

/**
 * How many pages an address space has, and how they came (Linux: mm_rss_stat, hiwater_rss, min_flt,
 * maj_flt).
 */
public final class MemoryUse {
  private final PageTable table;
  private final SwappedPages swapped;
  private int present;
  private int peakFrames;
  private long minorFaults;
  private long majorFaults;

  MemoryUse(PageTable table, SwappedPages swapped) {
    this.table = table;
    this.swapped = swapped;
    notePeak();
  }

  /** Pages that have a frame. */
  public int presentPages() {
    return present;
  }

  /** Pages on the swap disk. */
  public int swappedPages() {
    return swapped.count();
  }

  /** The most frames that it has used, for pages and page tables. */
  public int peakFrames() {
    return peakFrames;
  }

  /** Faults that were mended without the disk. */
  public long minorFaults() {
    return minorFaults;
  }

  /** Faults for which the swap disk was read. */
  public long majorFaults() {
    return majorFaults;
  }

  /** A page has got a frame. */
  void came() {
    present++;
    notePeak();
  }

  /** A page has lost its frame. */
  void went() {
    present--;
  }

  void countMinorFault() {
    minorFaults++;
  }

  void countMajorFault() {
    majorFaults++;
  }

  private void notePeak() {
    peakFrames = Math.max(peakFrames, present + table.tables());
  }
}
