package ringside.kernel.memory;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Frames that several address spaces map: a program's read-only pages, shared anonymous memory, or
 * the pages of a file. It holds one use of each of its frames, until its last mapping has gone and
 * nobody holds it.
 */
public final class SharedPages {
  private final Frames frames;
  private final TreeMap<Integer, Integer> frameOfPage = new TreeMap<>();
  private final Mappers mappers = new Mappers();
  private final Runnable whenUnused;
  private final long serial;
  private final @Nullable FilePages file;
  private int keepers;

  /** No pages yet; a hook runs when the last mapping has gone. */
  public SharedPages(Frames frames, Runnable whenUnused) {
    this(frames, whenUnused, null);
  }

  private SharedPages(Frames frames, Runnable whenUnused, @Nullable FilePages file) {
    this.frames = frames;
    this.whenUnused = whenUnused;
    this.file = file;
    this.serial = frames.nextSerial();
  }

  /** The pages of a file, which has to {@link #hold} them. */
  public static SharedPages of(Frames frames, FilePages file) {
    return new SharedPages(frames, () -> {}, file);
  }

  /** The frame of a page; a missing one is made, full of zeros or of what the file holds. */
  public int frame(int page) {
    Integer frame = frameOfPage.get(page);
    if (frame == null) {
      frame = file == null ? frames.allocateZeroed() : loaded(file, page);
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

  /** The first page from one on that has a frame, or -1. */
  public int nextHeld(int page) {
    Integer next = frameOfPage.ceilingKey(page);
    return next == null ? -1 : next;
  }

  /** The file whose pages these are, or null. */
  public @Nullable FilePages file() {
    return file;
  }

  /** Gives a page a frame that the caller owned. */
  public void put(int page, int frame) {
    frameOfPage.put(page, frame);
  }

  /** Whether a page may be touched: all of memory's, those of a file up to its end. */
  boolean covers(int page) {
    return file == null || page < file.pageCount();
  }

  /** Pages that have a frame. */
  public int resident() {
    return frameOfPage.size();
  }

  /** Mappings of it, and who else holds it. */
  public int mappings() {
    return mappers.size() + keepers;
  }

  /** Somebody wants it to stay without a mapping. */
  public void hold() {
    keepers++;
  }

  /** Takes back {@link #hold}. */
  public void letGo() {
    keepers--;
    freeIfUnused();
  }

  /** Frees the pages from one on, in whatever space they are mapped (truncate(2)). */
  public void cut(int firstPage) {
    cut(firstPage, Integer.MAX_VALUE);
  }

  /** The same up to a page, which stays (fallocate(2), FALLOC_FL_PUNCH_HOLE). */
  public void cut(int firstPage, int endPage) {
    for (AddressSpace space : mappers.all()) {
      space.dropBacked(this, firstPage, endPage);
    }
    SortedMap<Integer, Integer> range = frameOfPage.subMap(firstPage, endPage);
    List<Integer> cut = List.copyOf(range.values());
    range.clear();
    cut.forEach(frames::release);
  }

  /** Frees the pages where they can be loaded again and nobody maps them. */
  public void dropUnmapped() {
    if (mappers.isEmpty()) {
      cut(0);
    }
  }

  /** Whether somebody could write the pages through a mapping. */
  public boolean isMappedWritable() {
    return mappers.all().stream()
        .flatMap(space -> space.regions().stream())
        .anyMatch(region -> region.backing() == this && region.isShared() && region.mayWrite());
  }

  void mapped(AddressSpace space) {
    mappers.add(space);
  }

  void unmapped(AddressSpace space) {
    mappers.remove(space);
    freeIfUnused();
  }

  private int loaded(FilePages source, int page) {
    int frame = frames.allocate(FrameUse.FILE);
    source.fill(page, frame);
    return frame;
  }

  private void freeIfUnused() {
    if (mappers.isEmpty() && keepers == 0) {
      frameOfPage.values().forEach(frames::release);
      frameOfPage.clear();
      whenUnused.run();
    }
  }
}
