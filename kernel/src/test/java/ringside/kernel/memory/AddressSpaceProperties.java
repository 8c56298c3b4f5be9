package ringside.kernel.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;

/**
 * Random mmap, munmap, mprotect, brk, fork and touches against a map from page to protection: the
 * same pages are there, with the same rights, and all frames come back at the end.
 */
final class AddressSpaceProperties {
  private static final int PAGE = AddressSpace.PAGE;

  /** Straddles a boundary of 4 MiB, so that two page tables are used. */
  private static final int WINDOW = 0x2040_0000 - 8 * PAGE;

  private static final int WINDOW_PAGES = 24;
  private static final int HEAP = 0x3000_0000;

  @Property(tries = 150)
  void spaceIsWhatThePageMapSays(@ForAll long seed) {
    Random random = new Random(seed);
    MemoryBench bench = new MemoryBench(2 << 20);
    int objects = bench.memory.heap().objects();
    Model parent = new Model(new AddressSpace(bench.memory));
    parent.space.startHeap(HEAP);
    for (int i = 0; i < 60; i++) {
      parent.act(random);
      parent.check();
      if (random.nextInt(12) == 0) {
        parent = forked(parent, random);
      }
    }
    bench.start.leave(parent.space);
    parent.space.release();
    assertThat(bench.memory.frames().inUse()).isEqualTo(bench.framesAtStart);
    assertThat(bench.memory.heap().objects()).isEqualTo(objects);
    assertThat(bench.meter.balanced()).isTrue();
  }

  /** Lets both sides go on for a while, then one of them alone. */
  private static Model forked(Model parent, Random random) {
    Model child = new Model(parent.space.fork());
    child.pages.putAll(parent.pages);
    child.heapPages = parent.heapPages;
    for (int i = 0; i < 12; i++) {
      (random.nextBoolean() ? parent : child).act(random);
      parent.check();
      child.check();
      assertNoWritableFrameIsShared(parent, child);
    }
    boolean keepChild = random.nextBoolean();
    (keepChild ? parent : child).space.release();
    return keepChild ? child : parent;
  }

  private static void assertNoWritableFrameIsShared(Model one, Model other) {
    for (int page = WINDOW; page != WINDOW + WINDOW_PAGES * PAGE; page += PAGE) {
      Pte first = one.space.peek(page);
      Pte second = other.space.peek(page);
      if (first.valid() && second.valid() && first.frame() == second.frame()) {
        assertThat(first.writable() || second.writable()).isFalse();
      }
    }
  }

  /** An address space and what it should be. */
  private static final class Model {
    final AddressSpace space;
    final Map<Integer, Protection> pages = new TreeMap<>();
    int heapPages;

    Model(AddressSpace space) {
      this.space = space;
    }

    void act(Random random) {
      int start = WINDOW + random.nextInt(WINDOW_PAGES - 1) * PAGE;
      int room = (WINDOW + WINDOW_PAGES * PAGE - start) / PAGE;
      int end = start + (1 + random.nextInt(room)) * PAGE;
      Protection protection = Protection.ofProt(random.nextInt(8));
      switch (random.nextInt(8)) {
        case 0 -> map(start, end, protection);
        case 1 -> unmap(start, end);
        case 2 -> protect(start, end, protection);
        case 3 -> moveBreak(random.nextInt(6));
        default -> touch(start, Access.values()[random.nextInt(3)]);
      }
    }

    void check() {
      for (int page = WINDOW; page != WINDOW + WINDOW_PAGES * PAGE; page += PAGE) {
        Region region = space.find(page);
        assertThat(region == null ? null : region.protection()).isEqualTo(pages.get(page));
        Pte pte = space.peek(page);
        if (pte.valid()) {
          assertThat(pages).containsKey(page);
          assertThat(pte.executable()).isEqualTo(pages.get(page).execute());
          assertThat(pte.writable() && !pages.get(page).write()).isFalse();
        }
      }
      for (int i = 0; i < 6; i++) {
        assertThat(space.find(HEAP + i * PAGE) != null).isEqualTo(i < heapPages);
      }
      checkSums();
    }

    private void checkSums() {
      long mapped = 0;
      long data = 0;
      for (Region region : space.regions()) {
        mapped += region.end() - region.start();
        data += region.protection().write() ? region.end() - region.start() : 0;
      }
      assertThat(space.mappedBytes()).isEqualTo(mapped);
      assertThat(space.dataBytes()).isEqualTo(data);
    }

    private void map(int start, int end, Protection protection) {
      unmap(start, end);
      space.add(start, end, protection, Region.Kind.MAPPING, null, 0);
      for (int page = start; page != end; page += PAGE) {
        pages.put(page, protection);
      }
    }

    private void unmap(int start, int end) {
      space.unmap(start, end);
      for (int page = start; page != end; page += PAGE) {
        pages.remove(page);
        assertThat(space.peek(page).valid()).isFalse();
      }
    }

    private void protect(int start, int end, Protection protection) {
      boolean covered = true;
      for (int page = start; page != end; page += PAGE) {
        covered &= pages.containsKey(page);
      }
      assertThat(space.covers(start, end)).isEqualTo(covered);
      if (covered) {
        space.protect(start, end, protection);
        for (int page = start; page != end; page += PAGE) {
          pages.put(page, protection);
        }
      }
    }

    private void moveBreak(int wantedPages) {
      int wanted = HEAP + wantedPages * PAGE - (wantedPages > 0 ? 100 : 0);
      assertThat(space.setBreak(wanted)).isEqualTo(wanted);
      assertThat(space.breakAddress()).isEqualTo(wanted);
      heapPages = wantedPages;
    }

    private void touch(int page, Access access) {
      Protection protection = pages.get(page);
      FaultResult expected =
          protection == null
              ? FaultResult.NOT_MAPPED
              : protection.allows(access) ? FaultResult.MENDED : FaultResult.FORBIDDEN;
      assertThat(space.fault(page + 8, access)).isEqualTo(expected);
      if (expected == FaultResult.MENDED) {
        Pte pte = space.peek(page);
        assertThat(pte.valid() && pte.user() && pte.accessed()).isTrue();
        assertThat(access != Access.STORE || pte.writable() && pte.dirty()).isTrue();
      }
    }
  }
}
