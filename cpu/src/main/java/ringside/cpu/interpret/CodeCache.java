package ringside.cpu.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.mmu.Mmu;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Unpacked instructions of all frames, shared by the harts. A frame that has any is watched: when
 * it is written, by a program or by the kernel, they are forgotten. So a store is seen by the next
 * fetch even without fence.i, which the specification allows.
 */
public final class CodeCache {
  private static final int FIRST_FRAME = PhysicalMemory.BASE >>> PhysicalMemory.FRAME_SHIFT;

  /** Regions after which all are forgotten, so that the host can have their classes back. */
  private static final int MOST_REGIONS = 1000;

  private final PhysicalMemory memory;
  private final @Nullable DecodedPage[] pages;
  private final List<Mmu> mmus = new ArrayList<>();
  private int regions;

  /** An empty cache over a computer's memory. */
  public CodeCache(PhysicalMemory memory) {
    this.memory = memory;
    this.pages = new @Nullable DecodedPage[memory.sizeBytes() >>> PhysicalMemory.FRAME_SHIFT];
    memory.watchWith(this::frameWritten);
  }

  /** Adds a hart, whose fast stores must stop where code is. */
  public void add(Mmu mmu) {
    mmus.add(mmu);
  }

  DecodedPage page(int physicalAddress) {
    int frame = physicalAddress >>> PhysicalMemory.FRAME_SHIFT;
    DecodedPage page = pages[frame - FIRST_FRAME];
    if (page == null) {
      page = new DecodedPage(frame);
      pages[frame - FIRST_FRAME] = page;
    }
    return page;
  }

  void decodeLine(DecodedPage page, int address) {
    if (!memory.isWatched(page.frame)) {
      memory.watch(page.frame);
      mmus.forEach(Mmu::forgetStores);
    }
    page.decodeLine(memory, address);
  }

  /** The words of a page, as they are now. */
  int[] words(DecodedPage page) {
    int address = page.frame << PhysicalMemory.FRAME_SHIFT;
    int first = PhysicalMemory.wordIndex(address);
    return Arrays.copyOfRange(memory.chunk(address), first, first + DecodedPage.INSTRUCTIONS);
  }

  /** A word of a page, as it is now. */
  int word(DecodedPage page, int index) {
    return memory.readWord((page.frame << PhysicalMemory.FRAME_SHIFT) + 4 * index);
  }

  /** A region is being made. Of too many all are forgotten; those in use are made again. */
  void regionMade() {
    regions++;
    if (regions > MOST_REGIONS) {
      regions = 0;
      for (DecodedPage page : pages) {
        if (page != null) {
          page.forgetRegions();
        }
      }
    }
  }

  private void frameWritten(int frame) {
    DecodedPage page = pages[frame - FIRST_FRAME];
    if (page != null) {
      page.forget();
    }
  }
}
