package ringside.cpu.interpret;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.mmu.memory.PhysicalMemory;

/** The instructions of one frame, unpacked line by line as they are reached. */
final class DecodedPage {
  static final int INSTRUCTIONS = PhysicalMemory.FRAME_BYTES / 4;
  static final int LINES = 64;
  static final int LINE_INSTRUCTIONS = INSTRUCTIONS / LINES;

  /** {@link Predecoded} instructions; 0 where not unpacked yet. */
  final long[] code = new long[INSTRUCTIONS];

  /** The same where there are no {@link #regions}; else with the entries of regions marked. */
  long[] marked = code;

  /** What has been made of its busy parts. */
  @Nullable PageRegions regions;

  /** Indexes of instructions before which a run is to end; null where there are none. */
  private @Nullable BitSet marks;

  /** Instructions that were interpreted since a region was last considered. */
  long heat;

  /** Where in the L1 I-cache each line was last; a guess that the cache confirms. */
  final int[] cacheSlot = new int[LINES];

  /** Physical address >>> 12. */
  final int frame;

  DecodedPage(int frame) {
    this.frame = frame;
  }

  void decodeLine(PhysicalMemory memory, int address) {
    int first = (address >>> 6 & LINES - 1) * LINE_INSTRUCTIONS;
    int[] words = memory.chunk(frame << PhysicalMemory.FRAME_SHIFT);
    int base = PhysicalMemory.wordIndex(frame << PhysicalMemory.FRAME_SHIFT);
    int last = first + LINE_INSTRUCTIONS - 1;
    for (int i = first; i < last; i++) {
      // Where a run may end between two, the second one must look whether it waits.
      code[i] = Predecoded.of(words[base + i], isMarked(i + 1) ? null : words[base + i + 1]);
    }
    code[last] = Predecoded.of(words[base + last], null);
    for (int i = first; i <= last; i++) {
      code[i] = isMarked(i) ? Predecoded.ENTRY : code[i];
    }
    PageRegions own = regions;
    if (own != null) {
      System.arraycopy(code, first, marked, first, LINE_INSTRUCTIONS);
      own.mark(marked, first, first + LINE_INSTRUCTIONS);
    }
  }

  /** Whether a run is to end before an instruction. */
  boolean isMarked(int index) {
    BitSet own = marks;
    return own != null && own.get(index);
  }

  /** Changes the instructions before which a run is to end, unless it has them already. */
  @SuppressWarnings("ReferenceEquality") // the same object stands for the same marks
  void mark(@Nullable BitSet wanted) {
    if (marks != wanted) {
      marks = wanted;
      Arrays.fill(code, Op.UNDECODED);
      PageRegions own = regions;
      if (own == null || !own.leavesOut(wanted)) {
        forgetRegions();
      } else {
        Arrays.fill(marked, Op.UNDECODED);
      }
    }
  }

  /** The regions of the page, of which there may be some from now on, a hart's if nobody's yet. */
  PageRegions withRegions(Hart hart) {
    PageRegions own = regions;
    if (own == null) {
      own = new PageRegions(hart, marks);
      regions = own;
      marked = code.clone();
    }
    return own;
  }

  /** Forgets everything: the frame has been written. */
  void forget() {
    Arrays.fill(code, Op.UNDECODED);
    forgetRegions();
  }

  void forgetRegions() {
    regions = null;
    marked = code;
    heat = 0;
  }
}
