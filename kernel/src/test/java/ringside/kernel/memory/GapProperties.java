package ringside.kernel.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Where a mapping without a place goes: the highest free range that is large enough. */
final class GapProperties {
  private static final int PAGE = AddressSpace.PAGE;
  private static final int LOWEST = 0x10000;
  private static final int MOST_PAGES = 40;

  @Property(tries = 200)
  void theGapThatIsFoundIsTheOneThatAWalkWouldFind(@ForAll long seed) {
    Random random = new Random(seed);
    AddressSpace space = new AddressSpace(new MemoryBench(2 << 20).memory);
    int top = space.findGap(PAGE) + PAGE;
    for (int i = 0; i < 80; i++) {
      int length = (1 + random.nextInt(MOST_PAGES)) * PAGE;
      int found = space.findGap(length);
      assertThat(found).isEqualTo(walked(space, length, top));
      if (random.nextInt(3) > 0) {
        Protection protection = Protection.ofProt(random.nextInt(8));
        space.add(found, found + length, protection, Region.Kind.MAPPING, null, 0);
      } else {
        int start = top - random.nextInt(30 * MOST_PAGES) * PAGE - length;
        space.unmap(start, start + length);
      }
    }
  }

  @Property(tries = 50)
  void whatIsFullFromTheBottomToTheTopHasNoGap(@ForAll long seed) {
    Random random = new Random(seed);
    AddressSpace space = new AddressSpace(new MemoryBench(2 << 20).memory);
    int top = space.findGap(PAGE) + PAGE;
    Protection none = new Protection(false, false, false);
    space.add(LOWEST, top, none, Region.Kind.MAPPING, null, 0);
    assertThat(space.findGap(PAGE)).isZero();
    int pages = top - LOWEST >>> 12;
    int hole = LOWEST + random.nextInt(pages - MOST_PAGES) * PAGE;
    int length = (1 + random.nextInt(MOST_PAGES)) * PAGE;
    space.unmap(hole, hole + length);
    assertThat(space.findGap(length)).isEqualTo(hole);
    assertThat(space.findGap(length + PAGE)).isZero();
  }

  private static int walked(AddressSpace space, int length, int top) {
    List<Region> regions = new ArrayList<>(space.regions());
    int end = top;
    for (int i = regions.size() - 1; i >= 0; i--) {
      if (Integer.compareUnsigned(end - regions.get(i).end(), length) >= 0) {
        return end - length;
      }
      end = regions.get(i).start();
    }
    return end - length;
  }
}
