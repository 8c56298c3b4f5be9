package ringside.kernel.memory;

import java.util.TreeMap;

/**
 * Frames that several address spaces map: a program's read-only pages, or shared anonymous memory.
 * It holds one use of each of its frames, until its last mapping has gone.
 */
public final class SharedPages {
  private final Frames frames;
  private final TreeMap<Integer, Integer> frameOfPage = new TreeMap<>();
  private final Runnable whenUnused;
  private final long serial;
  private int mappings;

  /** No pages yet; a hook runs when the last mapping has gone. */
  public SharedPages(Frames frames, Runnable whenUnused) {
    this.frames = frames;
    this.whenUnused = whenUnused;
    this.serial = frames.nextSerial();
  }

  /** The frame of a page; a missing one is made, full of zeros. */
  public int frame(int page) {
    Integer frame = frameOfPage.get(page);
    if (frame == null) {
      frame = frames.allocateZeroed();
      frameOfPage.put(page, frame);
    }
    return frame;
  }

  /** A number that no other pages and no address space of this computer ever have. */
  public long serial() {
    return serial;
  }

  /** Whether a page has a frame. */
  public boolean holds(int page) {
    return frameOfPage.containsKey(page);
  }

  /** Gives a page a frame that the caller owned. */
  public void put(int page, int frame) {
    frameOfPage.put(page, frame);
  }

  /** Pages that have a frame. */
  public int resident() {
    return frameOfPage.size();
  }

  /** Mappings of it, and who else holds it. */
  public int mappings() {
    return mappings;
  }

  /** Somebody wants it to stay without a mapping. */
  public void hold() {
    mapped();
  }

  /** Takes back {@link #hold}. */
  public void letGo() {
    unmapped();
  }

  void mapped() {
    mappings++;
  }

  void unmapped() {
    mappings--;
    if (mappings == 0) {
      frameOfPage.values().forEach(frames::release);
      frameOfPage.clear();
      whenUnused.run();
    }
  }
}
