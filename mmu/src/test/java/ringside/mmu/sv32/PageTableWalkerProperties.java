package ringside.mmu.sv32;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The walker against the steps of the specification, written out, on random page tables. */
final class PageTableWalkerProperties {
  private static final int TABLES = 4;
  private static final int FIRST_FRAME = 0x80000;

  private record Outcome(Walk.Result result, int frame, List<Integer> reads) {}

  @Property(tries = 2000)
  void walkEndsWhereTheSpecificationSays(@ForAll long seed) {
    Random random = new Random(seed);
    int[] memory = randomTables(random);
    int address = random.nextInt();
    assertThat(walked(memory, address)).isEqualTo(naive(memory, address));
  }

  private static Outcome walked(int[] memory, int address) {
    List<Integer> reads = new ArrayList<>();
    PteReader reader =
        new PteReader() {
          @Override
          public int read(int physicalAddress, int level) {
            reads.add(physicalAddress);
            return memory[index(physicalAddress)];
          }

          @Override
          public boolean readable(int physicalAddress) {
            return contains(physicalAddress);
          }
        };
    Walk walk = new PageTableWalker(reader).walk(FIRST_FRAME, address);
    int frame = walk.result() == Walk.Result.LEAF ? walk.frame(address >>> 12) : 0;
    return new Outcome(walk.result(), frame, reads);
  }

  /** Steps 1 to 8 of "Virtual Address Translation Process". */
  private static Outcome naive(int[] memory, int address) {
    List<Integer> reads = new ArrayList<>();
    long vpn1 = (address & 0xffffffffL) / (1 << 22);
    long vpn0 = (address & 0xffffffffL) / 4096 % 1024;
    int first = (int) (FIRST_FRAME * 4096L + vpn1 * 4);
    reads.add(first);
    int pte = memory[index(first)];
    if (pte % 2 == 0 || reservedPermissions(pte)) {
      return new Outcome(Walk.Result.PAGE_FAULT, 0, reads);
    }
    if (isLeaf(pte)) {
      boolean aligned = frame(pte) % 1024 == 0;
      return aligned
          ? new Outcome(Walk.Result.LEAF, (int) (frame(pte) + vpn0), reads)
          : new Outcome(Walk.Result.PAGE_FAULT, 0, reads);
    }
    int second = (int) (frame(pte) * 4096L + vpn0 * 4);
    if (!contains(second)) {
      return new Outcome(Walk.Result.ACCESS_FAULT, 0, reads);
    }
    reads.add(second);
    pte = memory[index(second)];
    boolean leaf = pte % 2 != 0 && !reservedPermissions(pte) && isLeaf(pte);
    return leaf
        ? new Outcome(Walk.Result.LEAF, frame(pte), reads)
        : new Outcome(Walk.Result.PAGE_FAULT, 0, reads);
  }

  private static int[] randomTables(Random random) {
    int[] memory = new int[TABLES * 1024];
    for (int i = 0; i < memory.length; i++) {
      int frame =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1 << 20);
            case 1 -> random.nextInt(1 << 10) << 10;
            default -> FIRST_FRAME + random.nextInt(TABLES);
          };
      int flags = random.nextInt(1024);
      boolean pointer = random.nextInt(3) == 0;
      memory[i] = frame << 10 | (pointer ? 1 : flags);
    }
    return memory;
  }

  private static boolean reservedPermissions(int pte) {
    return (pte >> 1 & 3) == 2;
  }

  private static boolean isLeaf(int pte) {
    return (pte >> 1 & 1) == 1 || (pte >> 3 & 1) == 1;
  }

  private static int frame(int pte) {
    return pte >>> 10 & 0xfffff;
  }

  private static boolean contains(int physical) {
    return index(physical) >= 0 && index(physical) < TABLES * 1024;
  }

  private static int index(int physical) {
    return physical - (FIRST_FRAME << 12) >> 2;
  }
}
