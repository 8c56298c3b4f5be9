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
  private final KernelCode code;
  private final KernelHeap heap;
  private final AddressSpace space;
  private final TreeMap<Integer, Region> byPage = new TreeMap<>();

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
    int steps = 32 - Integer.numberOfLeadingZeros(byPage.size());
    for (int i = 0; i < steps; i++) {
      code.run(Routine.REGION_FIND);
    }
    Region region = floor(address);
    if (region == null) {
      return null;
    }
    code.load(region.object());
    return region.contains(address) ? region : null;
  }

  boolean isFree(int start, int end) {
    Region region = floor(end - 1);
    return region == null || Integer.compareUnsigned(region.end(), start) <= 0;
  }

  /** The highest free range of a length between two addresses, or 0. */
  int findGap(int length, int lowest, int top) {
    int end = top;
    for (Region region : byPage.descendingMap().values()) {
      code.run(Routine.REGION_FIND);
      code.load(region.object());
      if (Integer.compareUnsigned(region.start(), end) >= 0) {
        continue;
      }
      boolean below = Integer.compareUnsigned(region.end(), end) <= 0;
      if (below && Integer.compareUnsigned(end - region.end(), length) >= 0) {
        return end - length;
      }
      end = region.start();
    }
    return Integer.compareUnsigned(end, lowest + length) >= 0 ? end - length : 0;
  }

  List<Region> overlapping(int start, int end) {
    List<Region> found = new ArrayList<>();
    for (Region region : byPage.values()) {
      code.run(Routine.REGION_FIND);
      if (Integer.compareUnsigned(region.start(), end) < 0
          && Integer.compareUnsigned(region.end(), start) > 0) {
        code.load(region.object());
        found.add(region);
      }
    }
    return found;
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

  /** What is left of a region without a range. */
  List<Region> remainders(Region region, int from, int to) {
    List<Region> parts = new ArrayList<>();
    if (region.start() != from) {
      parts.add(region.cut(region.start(), from, newObject()));
    }
    if (region.end() != to) {
      parts.add(region.cut(to, region.end(), newObject()));
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
    byPage.remove(region.start() >>> 12);
    put(resized);
    return resized;
  }

  /** Makes one of regions that a range touches, and that differ in their bounds only. */
  void join(int start, int end) {
    Region before = floor(start - 1);
    for (Region region : List.copyOf(byPage.values())) {
      boolean touches =
          Integer.compareUnsigned(region.start(), start) >= 0
              && Integer.compareUnsigned(region.start(), end) <= 0;
      if (touches && before != null && before.goesOnIn(region)) {
        forget(region);
        before = resize(before, before.start(), region.end());
      } else if (touches) {
        before = region;
      }
    }
  }

  void forget(Region region) {
    byPage.remove(region.start() >>> 12);
    heap.release(region.object(), Region.OBJECT_BYTES);
    if (region.backing() != null) {
      region.backing().unmapped(space);
    }
  }

  void put(Region region) {
    code.store(region.object(), region.start());
    code.store(region.object() + 4, region.end());
    byPage.put(region.start() >>> 12, region);
  }

  int newObject() {
    return heap.allocate(Region.OBJECT_BYTES);
  }
}
