package ringside.lab.look;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What of a machine can be shown, by the words of the command line. */
public enum Sight {
  /** Each process's regions: {@link MemoryMap}. */
  MAP("map"),
  /** The used entries of page tables: {@link PageTableTree}. */
  PAGETABLE("pagetable"),
  /** Every valid entry of the TLBs: {@link TlbContents}. */
  TLB("tlb"),
  /** How full the caches are, and of whose lines: {@link CacheContents}. */
  CACHE("cache"),
  /** Every line of the L1 instruction cache. */
  CACHE_L1I("cache:l1i"),
  /** Every line of the L1 data cache. */
  CACHE_L1D("cache:l1d"),
  /** Every line of the L2 cache. */
  CACHE_L2("cache:l2"),
  /** What each frame of memory is for: {@link FrameMap}. */
  FRAMES("frames"),
  /** Who waits for what: {@link Queues}. */
  QUEUES("queues"),
  /** The descriptors of each process: {@link DescriptorTable}. */
  FILES("files"),
  /** What processes talk through: {@link IpcObjects}. */
  IPC("ipc"),
  /** Who is whose child: {@link ProcessTree}. */
  TREE("tree"),
  /** How many threads are in each state: {@link StateCounts}. */
  STATES("states");

  private final String title;

  Sight(String title) {
    this.title = title;
  }

  /** The word of the command line. */
  public String title() {
    return title;
  }

  /** The one of a word. */
  public static Optional<Sight> of(String word) {
    return Arrays.stream(values()).filter(sight -> sight.title.equals(word)).findFirst();
  }

  /** The words of all. */
  public static List<String> titles() {
    return Arrays.stream(values()).map(Sight::title).toList();
  }
}
