package ringside.mmu.memory;

/** Told when a frame that holds decoded instructions is written. */
@FunctionalInterface
public interface CodeWatcher {
  /** The frame (physical address >>> 12) has changed and is watched no longer. */
  void frameWritten(int frame);
}
