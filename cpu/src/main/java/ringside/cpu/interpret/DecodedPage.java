package ringside.cpu.interpret;

import ringside.mmu.memory.PhysicalMemory;

/** The instructions of one frame, unpacked line by line as they are reached. */
final class DecodedPage {
  static final int INSTRUCTIONS = PhysicalMemory.FRAME_BYTES / 4;
  static final int LINES = 64;
  static final int LINE_INSTRUCTIONS = INSTRUCTIONS / LINES;

  /** {@link Predecoded} instructions; 0 where not unpacked yet. */
  final long[] code = new long[INSTRUCTIONS];

  /** Where in the L1 I-cache each line was last; a guess that the cache confirms. */
  final int[] cacheSlot = new int[LINES];

  /** Physical address >>> 12. */
  final int frame;

  DecodedPage(int frame) {
    this.frame = frame;
  }

  /** Physical address >>> 6 of the line of an address in this page. */
  int line(int address) {
    return frame << 6 | address >>> 6 & LINES - 1;
  }

  void decodeLine(PhysicalMemory memory, int address) {
    int first = (address >>> 6 & LINES - 1) * LINE_INSTRUCTIONS;
    int[] words = memory.chunk(frame << PhysicalMemory.FRAME_SHIFT);
    int base = PhysicalMemory.wordIndex(frame << PhysicalMemory.FRAME_SHIFT);
    int last = first + LINE_INSTRUCTIONS - 1;
    for (int i = first; i < last; i++) {
      code[i] = Predecoded.of(words[base + i], words[base + i + 1]);
    }
    code[last] = Predecoded.of(words[base + last], null);
  }
}
