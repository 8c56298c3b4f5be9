package ringside.cpu.interpret;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Instructions before which a run is to end, by virtual address. The page of one is unpacked with
 * {@link Predecoded#ENTRY} in its place, so that the loop ends there; no region holds it. So they
 * cost nothing where they are not met.
 */
final class Marks {
  private static final int INDEX_MASK = DecodedPage.INSTRUCTIONS - 1;

  private Set<Integer> addresses = Set.of();

  /** By number of the virtual page: the indexes in it. */
  private Map<Integer, BitSet> pages = Map.of();

  /** Those that were asked for last, so that who asks again finds the pages as they were. */
  private Set<Integer> known = Set.of();

  private Map<Integer, BitSet> knownPages = Map.of();

  /** What to end before from now on. */
  void set(Set<Integer> wanted) {
    if (!wanted.isEmpty() && !wanted.equals(known)) {
      known = Set.copyOf(wanted);
      knownPages = new HashMap<>();
      for (int address : known) {
        BitSet page =
            knownPages.computeIfAbsent(
                address >>> PhysicalMemory.FRAME_SHIFT,
                number -> new BitSet(DecodedPage.INSTRUCTIONS));
        page.set(address >>> 2 & INDEX_MASK);
      }
    }
    addresses = wanted.isEmpty() ? Set.of() : known;
    pages = wanted.isEmpty() ? Map.of() : knownPages;
  }

  /** Whether to end before an instruction. */
  boolean has(int pc) {
    return !pages.isEmpty() && addresses.contains(pc);
  }

  /**
   * The indexes in the page of an address; the same object each time, null where there are none.
   */
  @Nullable BitSet of(int pc) {
    return pages.isEmpty() ? null : pages.get(pc >>> PhysicalMemory.FRAME_SHIFT);
  }
}
