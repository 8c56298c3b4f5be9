package ringside.kernel.text;

import ringside.mmu.memory.PhysicalMemory;

/**
 * Where the kernel's things stand. All memory is mapped at {@link #BASE} by global superpages; the
 * kernel's text comes first, then its static data, then the frames that are given out.
 */
public final class KernelLayout {
  /** First virtual address of the kernel; user addresses are below. */
  public static final int BASE = 0xc000_0000;

  private static final int LINE_BYTES = 64;
  private static final int PAGE_INFO_BYTES = 4;
  private static final int STATIC_BYTES = 4096;
  private static final int[] ROUTINE_OFFSETS = routineOffsets();

  private final int dataStart;
  private final int bootRoot;
  private final int firstFreeFrame;
  private final int frames;

  /** The layout for a size of memory. */
  public KernelLayout(int memoryBytes) {
    frames = memoryBytes >>> 12;
    dataStart = pageUp(textBytes());
    int dataBytes = STATIC_BYTES + frames * PAGE_INFO_BYTES;
    bootRoot = pageUp(dataStart + dataBytes) >>> 12;
    firstFreeFrame = bootRoot + 1;
  }

  /** Virtual address of a routine's first instruction; routines start on a line of their own. */
  public static int address(Routine routine) {
    return BASE + ROUTINE_OFFSETS[routine.ordinal()];
  }

  /** Kernel virtual address of a physical one. */
  public static int virtual(int physical) {
    return physical - PhysicalMemory.BASE + BASE;
  }

  /** Physical address of a kernel virtual one. */
  public static int physical(int virtual) {
    return virtual - BASE + PhysicalMemory.BASE;
  }

  /** Number of frames in memory. */
  public int frames() {
    return frames;
  }

  /** Index of the frame that holds the kernel's own page table, which maps no user. */
  public int bootRoot() {
    return bootRoot;
  }

  /** Index of the first frame that can be given out. */
  public int firstFreeFrame() {
    return firstFreeFrame;
  }

  /** Address of the word that says how often a frame is used. */
  public int pageInfo(int frameIndex) {
    return BASE + dataStart + STATIC_BYTES + frameIndex * PAGE_INFO_BYTES;
  }

  /** Address of a word of the kernel's static data, 0..1023. */
  public int staticWord(StaticWord word) {
    return BASE + dataStart + word.ordinal() * LINE_BYTES;
  }

  private static int textBytes() {
    int last = Routine.values().length - 1;
    return ROUTINE_OFFSETS[last] + lineUp(Routine.values()[last].instructions() * 4);
  }

  private static int[] routineOffsets() {
    int[] offsets = new int[Routine.values().length];
    int offset = 0;
    for (Routine routine : Routine.values()) {
      offsets[routine.ordinal()] = offset;
      offset += lineUp(routine.instructions() * 4);
    }
    return offsets;
  }

  private static int lineUp(int bytes) {
    return bytes + LINE_BYTES - 1 & -LINE_BYTES;
  }

  private static int pageUp(int bytes) {
    return bytes + 4095 & -4096;
  }
}
