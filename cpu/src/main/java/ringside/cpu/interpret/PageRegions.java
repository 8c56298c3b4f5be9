package ringside.cpu.interpret;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.region.Region;
import ringside.cpu.region.RegionTicket;

/** The regions of one page, which one hart can enter: they refer to its arrays. */
final class PageRegions {
  private static final int MOST = 24;

  /** For each instruction of the page the region that it enters, or null. */
  final @Nullable Region[] regions = new @Nullable Region[DecodedPage.INSTRUCTIONS];

  /** For each such instruction the index of the entry. */
  final int[] entries = new int[DecodedPage.INSTRUCTIONS];

  /** For each such instruction the cycles that must be left to the limit. */
  final int[] bounds = new int[DecodedPage.INSTRUCTIONS];

  /** Instructions that need no further region. */
  private final BitSet covered = new BitSet();

  private final BitSet leftOut;
  private final List<RegionTicket> tickets = new ArrayList<>();
  private final Hart hart;
  private int made;

  /**
   * Regions of a page.
   *
   * @param leftOut indexes of instructions that belong to none, or null
   */
  PageRegions(Hart hart, @Nullable BitSet leftOut) {
    this.hart = hart;
    this.leftOut = leftOut == null ? new BitSet() : leftOut;
  }

  /** Whether some instructions, or null for none, belong to no region. */
  boolean leavesOut(@Nullable BitSet wanted) {
    if (wanted == null) {
      return true;
    }
    BitSet missing = (BitSet) wanted.clone();
    missing.andNot(leftOut);
    return missing.isEmpty();
  }

  /** The instructions that belong to none. */
  BitSet leftOut() {
    return leftOut;
  }

  boolean isOf(Hart other) {
    return hart == other;
  }

  /** Whether a region is to be made where an instruction runs often. */
  boolean wants(int instruction) {
    return !covered.get(instruction) && !leftOut.get(instruction) && made < MOST;
  }

  void expect(int seed, RegionTicket ticket) {
    covered.set(seed);
    made++;
    tickets.add(ticket);
  }

  boolean isExpecting() {
    return !tickets.isEmpty();
  }

  /** Takes the regions that have been made meanwhile into use. */
  void collect(long[] marked) {
    for (RegionTicket ticket : List.copyOf(tickets)) {
      if (ticket.isDone()) {
        tickets.remove(ticket);
        Region region = ticket.region();
        if (region != null) {
          install(region, marked);
        }
      }
    }
  }

  private void install(Region region, long[] marked) {
    covered.or(region.instructions());
    for (int entry = 0; entry < region.entries().size(); entry++) {
      int at = region.entries().get(entry);
      if (regions[at] == null) {
        regions[at] = region;
        entries[at] = entry;
        bounds[at] = region.bounds().get(entry);
        marked[at] = Predecoded.ENTRY;
      }
    }
  }

  /** Marks the entries among instructions that have been unpacked. */
  void mark(long[] marked, int first, int end) {
    for (int at = first; at < end; at++) {
      if (regions[at] != null) {
        marked[at] = Predecoded.ENTRY;
      }
    }
  }
}
