package ringside.kernel.memory;

import java.util.List;
import java.util.function.UnaryOperator;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Stamp;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/**
 * Changes what is mapped in an address space: adds, removes, moves and protects regions, together
 * with their pages (mmap(2), munmap(2), mremap(2), mprotect(2)).
 */
final class Mappings {
  private final KernelCode code;
  private final AddressSpace space;
  private final Regions regions;
  private final ResidentPages pages;

  Mappings(KernelCode code, AddressSpace space, Regions regions, ResidentPages pages) {
    this.code = code;
    this.space = space;
    this.regions = regions;
    this.pages = pages;
  }

  /** Adds a region like another, over a range that is free. */
  Region add(Region like) {
    code.run(Routine.REGION_CHANGE);
    Region region = like.cut(like.start(), like.end(), regions.newObject());
    SharedPages backing = region.backing();
    if (backing != null) {
      backing.mapped(space);
    }
    regions.put(region);
    if (code.events().happens(EventKind.MAPPING)) {
      code.events()
          .tell(
              new Event.Mapped(
                  code.events().now(),
                  region.start(),
                  region.end(),
                  region.protection().letters(),
                  region.kind().title()));
    }
    return region;
  }

  /** Removes what is mapped in a range, splitting regions at its ends. */
  void remove(int start, int end) {
    if (code.events().happens(EventKind.MAPPING)) {
      code.events().tell(new Event.Unmapped(code.events().now(), start, end));
    }
    for (RegionPart part : regions.parts(start, end)) {
      pages.drop(part.start(), part.end(), true);
      regions.replace(part.region(), regions.remainders(part));
    }
  }

  /** Gives up pages of a file, from one up to another: it has become shorter, or has a hole. */
  void cutBacking(SharedPages backing, int firstPage, int endPage) {
    for (Region region : List.copyOf(regions.all())) {
      if (region.backing() == backing) {
        int skipped = Math.max(firstPage - region.backingPage(), 0);
        int count = region.end() - region.start() >>> 12;
        int end = Math.min(endPage - region.backingPage(), count);
        if (skipped < end) {
          pages.drop(region.start() + (skipped << 12), region.start() + (end << 12), false);
        }
      }
    }
    pages.flushAllTranslations();
  }

  /** Gives up the pages of a range, which come back on the next touch (madvise MADV_DONTNEED). */
  void forgetPages(int start, int end) {
    for (RegionPart part : regions.parts(start, end)) {
      pages.drop(part.start(), part.end(), true);
    }
  }

  /** Moves a part of one region with its pages to a range that is free, maybe longer (mremap). */
  void move(int from, int end, int to, int newEnd) {
    Region region = moved(from, end, to, newEnd);
    regions.replace(region, regions.remainders(new RegionPart(region, from, end)));
    pages.flushTranslations();
  }

  /** The same, and the old place stays mapped, without pages; it is locked no longer. */
  void moveLeaving(int from, int end, int to, int newEnd) {
    moved(from, end, to, newEnd);
    treat(from, end, treatment -> treatment.with(Treatment.Lock.NONE));
    pages.flushTranslations();
  }

  private Region moved(int from, int end, int to, int newEnd) {
    Region region = regions.find(from);
    if (region == null) {
      throw new IllegalStateException("nothing to move at " + Integer.toHexString(from));
    }
    add(region.cut(from, end, 0).at(to, newEnd));
    pages.move(from, end, to);
    return region;
  }

  /** Makes a region longer; the range behind it is free. */
  void extend(int end, int newEnd) {
    Region region = regions.find(end - 1);
    if (region == null) {
      throw new IllegalStateException("nothing to extend at " + Integer.toHexString(end));
    }
    regions.resize(region, region.start(), newEnd);
  }

  /** Changes the protection of a range that is covered: regions split, or become one again. */
  void protect(int start, int end, Protection protection) {
    if (code.events().happens(EventKind.MAPPING)) {
      Stamp at = code.events().now();
      code.events().tell(new Event.Protected(at, start, end, protection.letters()));
    }
    for (RegionPart part : regions.parts(start, end)) {
      pages.protect(change(part, region -> region.withProtection(protection)));
    }
    regions.join(start, end);
    pages.flushTranslations();
  }

  /** Changes how a range that is covered is kept: regions split, or become one again. */
  void treat(int start, int end, UnaryOperator<Treatment> change) {
    for (RegionPart part : regions.parts(start, end)) {
      Treatment changed = change.apply(part.region().treatment());
      if (!changed.equals(part.region().treatment())) {
        change(part, region -> region.withTreatment(changed));
      }
    }
    regions.join(start, end);
  }

  private Region change(RegionPart part, UnaryOperator<Region> how) {
    List<Region> parts = regions.remainders(part);
    Region changed = how.apply(part.region().cut(part.start(), part.end(), regions.newObject()));
    parts.add(changed);
    regions.replace(part.region(), parts);
    return changed;
  }

  static int later(int a, int b) {
    return Integer.compareUnsigned(a, b) >= 0 ? a : b;
  }
}
