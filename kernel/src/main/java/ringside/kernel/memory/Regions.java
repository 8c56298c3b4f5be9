package ringside.kernel.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * The regions of one address space, by address; none overlap. Each is described by a kernel object,
 * which searches load and changes store.
 */
final class Regions {
  /** Nothing is mapped below it. */
  private static final int LOWEST = 0x10000;

  private final KernelCode code;
  private final KernelHeap heap;
  private final AddressSpace space;
  private final TreeMap<Integer, Region> byPage = new TreeMap<>();
  private final Gaps gaps = new Gaps();
  private long mappedBytes;
  private long dataBytes;
  private long lockedBytes;

  Regions(KernelMemory memory, AddressSpace space) {
    this.space = space;
    this.code = memory.code();
    this.heap = memory.heap();
  }

  Collection<Region> all() {
    return byPage.values();
  }

  /** The region that starts at or before an address, or null. */
  @Nullable Region floor(int address) {
    Map.Entry<Integer, Region> entry = byPage.floorEntry(address >>> 12);
    return entry == null ? null : entry.getValue();
  }

  /** The region that holds an address, or null; a search of a balanced tree. */
  @Nullable Region find(int address) {
    search();
    Region region = floor(address);
    if (region == null) {
      return null;
    }
    code.load(region.object());
    return region.contains(address) ? region : null;
  }

  /** A way down a balanced tree (Linux: the maple tree of an mm_struct). */
  private void search() {
    int steps = 32 - Integer.numberOfLeadingZeros(byPage.size());
    for (int i = 0; i < steps; i++) {
      code.run(Routine.REGION_FIND);
    }
  }

  /** How many there are. */
  int count() {
    return byPage.size();
  }

  boolean isFree(int start, int end) {
    Region region = floor(end - 1);
    return region == null || Integer.compareUnsigned(region.end(), start) <= 0;
  }

  /** The highest free range of a length below an address, or 0; a search, too. */
  int findGap(int length, int top) {
    search();
    Region last = floor(top - 1);
    int end = last == null ? LOWEST : last.end();
    if (last != null) {
      code.load(last.object());
    }
    boolean fitsOnTop =
        Integer.compareUnsigned(end, top) <= 0 && Integer.compareUnsigned(top - end, length) >= 0;
    if (fitsOnTop) {
      return top - length;
    }
    int gapEnd = last == null ? 0 : gaps.highestEnd(length >>> 12, last.start() >>> 12);
    return gapEnd == 0 ? 0 : (gapEnd << 12) - length;
  }

  /** The regions that reach into a range, by address. */
  List<Region> overlapping(int start, int end) {
    search();
    if (start == end) {
      return List.of();
    }
    Region first = floor(start);
    boolean reaches = first != null && Integer.compareUnsigned(first.end(), start) > 0;
    int from = first != null && reaches ? first.start() >>> 12 : start >>> 12;
    List<Region> found = new ArrayList<>(byPage.subMap(from, true, end - 1 >>> 12, true).values());
    for (Region region : found) {
      code.run(Routine.REGION_FIND);
      code.load(region.object());
    }
    return found;
  }

  /** What of the regions is in a range, by address. */
  List<RegionPart> parts(int start, int end) {
    return overlapping(start, end).stream()
        .map(region -> RegionPart.of(region, start, end))
        .toList();
  }

  /** The regions that end behind an address, as they are now. */
  List<Region> from(int address) {
    Integer first = byPage.floorKey(address >>> 12);
    return List.copyOf(byPage.tailMap(first == null ? 0 : first).values()).stream()
        .filter(region -> Integer.compareUnsigned(region.end(), address) > 0)
        .toList();
  }

  /** Whether a range begins and ends within one region, of which two parts would be left. */
  boolean splits(int start, int end) {
    Region region = floor(start);
    return region != null
        && Integer.compareUnsigned(region.start(), start) < 0
        && Integer.compareUnsigned(region.end(), end) > 0;
  }

  boolean covers(int start, int end) {
    int next = start;
    for (Region region : overlapping(start, end)) {
      if (Integer.compareUnsigned(region.start(), next) > 0) {
        return false;
      }
      next = region.end();
    }
    return Integer.compareUnsigned(next, end) >= 0;
  }

  /** What is left of a region without a part. */
  List<Region> remainders(RegionPart part) {
    Region region = part.region();
    List<Region> parts = new ArrayList<>();
    if (region.start() != part.start()) {
      parts.add(region.cut(region.start(), part.start(), newObject()));
    }
    if (region.end() != part.end()) {
      parts.add(region.cut(part.end(), region.end(), newObject()));
    }
    return parts;
  }

  /** Puts parts in the place of a region. */
  void replace(Region region, List<Region> parts) {
    code.run(Routine.REGION_CHANGE);
    for (Region part : parts) {
      if (part.backing() != null) {
        part.backing().mapped(space);
      }
    }
    forget(region);
    parts.forEach(this::put);
  }

  /** Moves the bounds of a region, which keeps its object. */
  Region resize(Region region, int start, int end) {
    code.run(Routine.REGION_CHANGE);
    Region resized = region.cut(start, end, region.object());
    unlink(region);
    put(resized);
    return resized;
  }

  /** Makes one of regions that a range touches, and that differ in their bounds only. */
  void join(int start, int end) {
    Region before = floor(start - 1);
    for (Region region :
        List.copyOf(byPage.subMap(start >>> 12, true, end >>> 12, true).values())) {
      if (before != null && before.goesOnIn(region)) {
        forget(region);
        before = resize(before, before.start(), region.end());
      } else {
        before = region;
      }
    }
  }

  void forget(Region region) {
    unlink(region);
    heap.release(region.object(), Region.OBJECT_BYTES);
    if (region.backing() != null) {
      region.backing().unmapped(space);
    }
  }

  void put(Region region) {
    code.store(region.object(), region.start());
    code.store(region.object() + 4, region.end());
    link(region);
  }

  /** Bytes of all regions. */
  long mappedBytes() {
    return mappedBytes;
  }

  /** Bytes of the regions that are private and can be written, the stack aside. */
  long dataBytes() {
    return dataBytes;
  }

  /** Bytes of the regions whose pages stay in memory. */
  long lockedBytes() {
    return lockedBytes;
  }

  private void link(Region region) {
    int page = region.start() >>> 12;
    int before = endBefore(page);
    Map.Entry<Integer, Region> next = byPage.higherEntry(page);
    if (next != null) {
      gaps.remove(before, next.getKey());
      gaps.add(region.end() >>> 12, next.getKey());
    }
    gaps.add(before, page);
    byPage.put(page, region);
    count(region, 1);
  }

  private void unlink(Region region) {
    int page = region.start() >>> 12;
    byPage.remove(page);
    int before = endBefore(page);
    Map.Entry<Integer, Region> next = byPage.higherEntry(page);
    if (next != null) {
      gaps.remove(region.end() >>> 12, next.getKey());
      gaps.add(before, next.getKey());
    }
    gaps.remove(before, page);
    count(region, -1);
  }

  /** The page behind the region below one. */
  private int endBefore(int page) {
    Map.Entry<Integer, Region> below = byPage.lowerEntry(page);
    return below == null ? LOWEST >>> 12 : below.getValue().end() >>> 12;
  }

  private void count(Region region, int sign) {
    long bytes = Integer.toUnsignedLong(region.end() - region.start()) * sign;
    mappedBytes += bytes;
    boolean data =
        !region.isShared() && region.protection().write() && region.kind() != Region.Kind.STACK;
    dataBytes += data ? bytes : 0;
    lockedBytes += region.treatment().isLocked() ? bytes : 0;
  }

  int newObject() {
    return heap.allocate(Region.OBJECT_BYTES);
  }
}
