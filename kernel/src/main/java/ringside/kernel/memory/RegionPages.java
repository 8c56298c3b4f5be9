package ringside.kernel.memory;

import ringside.kernel.text.KernelLayout;
import ringside.mmu.sv32.Pte;

/**
 * The pages of one or more regions, in bytes: how many are there, whose else they are, and what has
 * been done to them (proc_pid_smaps(5); Linux: struct mem_size_stats).
 */
public final class RegionPages {
  private static final int PAGE = AddressSpace.PAGE;

  private final Frames frames;
  private final boolean isLocked;
  private long resident;
  private long proportional;
  private final long[] byUse = new long[4];
  private long referenced;
  private long anonymous;
  private long swapped;
  private long locked;

  RegionPages(Frames frames, boolean isLocked) {
    this.frames = frames;
    this.isLocked = isLocked;
  }

  /** Counts a page; what a file or segment has of its frame is no mapping. */
  void add(Pte pte) {
    if (pte.isSwapped()) {
      swapped += PAGE;
      return;
    }
    int frame = KernelLayout.virtual(pte.frame() << 12);
    boolean backed = frames.isOfFile(frame);
    int mappings = Math.max(1, frames.users(frame) - (backed ? 1 : 0));
    resident += PAGE;
    proportional += PAGE / mappings;
    locked += isLocked ? PAGE / mappings : 0;
    boolean dirty = pte.dirty() || !backed; // what is in no file exists here alone
    byUse[(mappings > 1 ? 0 : 2) + (dirty ? 1 : 0)] += PAGE;
    referenced += pte.accessed() ? PAGE : 0;
    anonymous += backed ? 0 : PAGE;
  }

  /** Adds those of another region. */
  public void add(RegionPages other) {
    resident += other.resident;
    proportional += other.proportional;
    for (int i = 0; i < byUse.length; i++) {
      byUse[i] += other.byUse[i];
    }
    referenced += other.referenced;
    anonymous += other.anonymous;
    swapped += other.swapped;
    locked += other.locked;
  }

  /** Bytes that have a frame. */
  public long resident() {
    return resident;
  }

  /** The same, each page divided by how many mappings share it. */
  public long proportional() {
    return proportional;
  }

  /** Bytes that several map, or one alone; written to or not. */
  public long used(boolean shared, boolean dirty) {
    return byUse[(shared ? 0 : 2) + (dirty ? 1 : 0)];
  }

  /** Bytes whose A bit is set. */
  public long referenced() {
    return referenced;
  }

  /** Bytes that belong to no file or segment. */
  public long anonymous() {
    return anonymous;
  }

  /** Bytes that stay in memory, divided like {@link #proportional}. */
  public long locked() {
    return locked;
  }

  /** Bytes on the swap disk. */
  public long swapped() {
    return swapped;
  }
}
