package ringside.kernel.memory;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;

/**
 * What a program says of the pages it has, and asks of them: that they stay in memory (mlock(2)),
 * are wanted soon or not at all (madvise(2)), are there (mincore(2)).
 */
public final class PageCare {
  private static final int PAGE = AddressSpace.PAGE;

  private final KernelCode code;
  private final Reclaimer reclaimer;
  private final AddressSpace space;
  private final Regions regions;
  private final Mappings mappings;
  private final ResidentPages pages;
  private Treatment.Lock future = Treatment.Lock.NONE;

  PageCare(
      KernelMemory memory,
      AddressSpace space,
      Regions regions,
      Mappings mappings,
      ResidentPages pages) {
    this.code = memory.code();
    this.reclaimer = memory.reclaimer();
    this.space = space;
    this.regions = regions;
    this.mappings = mappings;
    this.pages = pages;
  }

  /** How what is mapped from now on is locked (mlockall(2), MCL_FUTURE; Linux: def_flags). */
  public Treatment.Lock future() {
    return future;
  }

  /** Locks what is mapped from now on. */
  public void lockFuture(Treatment.Lock lock) {
    future = lock;
  }

  /** Locks all that is mapped, or unlocks it. */
  public void lockAll(Treatment.Lock lock) {
    for (Region region : List.copyOf(regions.all())) {
      treat(region.start(), region.end(), treatment -> treatment.with(lock));
    }
  }

  /** Bytes of the regions that are locked (Linux: locked_vm, VmLck). */
  public long lockedBytes() {
    return regions.lockedBytes();
  }

  /** The same, of a range. */
  public long lockedBytes(int start, int end) {
    return parts(start, end).stream()
        .filter(part -> part.region().treatment().isLocked())
        .mapToLong(RegionPart::bytes)
        .sum();
  }

  /** What is mapped in a range, by address. */
  public List<RegionPart> parts(int start, int end) {
    return regions.parts(start, end);
  }

  /** Where nothing is mapped first in a range; its end, if all of it is. */
  public int coveredUpTo(int start, int end) {
    int next = start;
    for (RegionPart part : parts(start, end)) {
      if (part.start() != next) {
        return next;
      }
      next = part.end();
    }
    return next;
  }

  /** Changes how the regions of a range are kept; they split, or become one again. */
  public void treat(int start, int end, UnaryOperator<Treatment> change) {
    mappings.treat(start, end, change);
  }

  /**
   * Brings in the pages of a range, as if the program had touched each (Linux:
   * populate_vma_page_range).
   *
   * @param wanted the access that each is to allow, or null for the best that its region allows
   * @return {@link FaultResult#MENDED}, or why the first page that can't be had can't
   */
  public FaultResult bringIn(int start, int end, @Nullable Access wanted) {
    return bringIn(parts(start, end), wanted);
  }

  /** The same of what is locked with all its pages. */
  public FaultResult bringInLocked(int start, int end) {
    return bringIn(
        parts(start, end).stream()
            .filter(part -> part.region().treatment().lock() == Treatment.Lock.NOW)
            .toList(),
        null);
  }

  private FaultResult bringIn(List<RegionPart> parts, @Nullable Access wanted) {
    for (RegionPart part : parts) {
      FaultResult result = bringIn(part, wanted == null ? best(part.region()) : wanted);
      if (result != FaultResult.MENDED) {
        return result;
      }
    }
    return FaultResult.MENDED;
  }

  private FaultResult bringIn(RegionPart part, Access access) {
    boolean allowed = part.region().protection().allows(access);
    for (int page = part.start(); page != part.end(); page += PAGE) {
      Pte pte = pages.table().find(page);
      boolean there = pte.valid() && !(access == Access.STORE && pte.copyOnWrite());
      FaultResult result = there && allowed ? FaultResult.MENDED : space.faultNow(page, access);
      if (result != FaultResult.MENDED) {
        return result;
      }
    }
    return FaultResult.MENDED;
  }

  private static Access best(Region region) {
    return region.protection().write() && !region.isShared() ? Access.STORE : Access.LOAD;
  }

  /** Reading what is on the swap disk begins now, so that less time is waited at the touch. */
  public void readAhead(int start, int end) {
    forEach(
        start,
        end,
        (page, pte) -> {
          if (pte.isSwapped()) {
            pages.swapped().readyAt(page, pte.frame());
          }
        });
  }

  /** The pages are the first to go, as if nobody had used them for long (MADV_COLD). */
  public void makeCold(int start, int end) {
    change(start, end, pte -> pte.withFlags(pte.bits() & Pte.FLAGS & ~Pte.A));
  }

  /** The pages may be dropped instead of swapped, as long as nobody writes them (MADV_FREE). */
  public void makeUnwanted(int start, int end) {
    change(start, end, PageFlags::asUnwanted);
  }

  /** Sends to the swap disk what can go (MADV_PAGEOUT). */
  public void sendOut(int start, int end) {
    reclaimer.evict(space, start, end);
  }

  /** Whether a page has a frame, here or in the file that it belongs to (mincore(2)). */
  public boolean isPresent(Region region, int page) {
    SharedPages backing = region.backing();
    return pages.table().find(page).valid()
        || backing != null && backing.holds(region.pageAt(page));
  }

  private void change(int start, int end, UnaryOperator<Pte> how) {
    forEach(
        start,
        end,
        (page, pte) -> {
          code.run(Routine.CLOCK_HAND);
          if (pte.valid()) {
            pages.table().set(page, how.apply(pte));
          }
        });
    pages.flushTranslations();
  }

  private void forEach(int start, int end, ResidentPages.PageAction action) {
    parts(start, end).forEach(part -> pages.forEach(part.start(), part.end(), action));
  }
}
