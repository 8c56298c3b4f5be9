package ringside.tests.model;

import java.util.Random;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Two address spaces for random programs, made by hand in physical memory: code and functions that
 * both share, data pages of their own with permissions of every kind, a superpage over all memory,
 * and entries that no walk should survive.
 */
final class MemoryPlan {
  static final int MAIN = 0x0001_0000;
  static final int MAIN_PAGES = 16;
  static final int FUNCTIONS = 0x00c0_0000;
  static final int FUNCTION_PAGES = 24;
  static final int DATA = 0x0080_0000;
  static final int DATA_PAGES = 96;
  static final int SUPERPAGE = 0x4000_0000;
  static final int MISALIGNED_SUPERPAGE = 0x4040_0000;
  static final int TABLE_OUTSIDE_MEMORY = 0x5000_0000;
  static final int NOTHING = 0x6000_0000;
  static final int MEMORY_BYTES = 4 << 20;

  private static final int BASE_FRAME = PhysicalMemory.BASE >>> 12;
  private static final int GLOBAL = 1 << 5;
  private static final int ALL =
      NaiveTranslation.V
          | NaiveTranslation.R
          | NaiveTranslation.W
          | NaiveTranslation.U
          | NaiveTranslation.A
          | NaiveTranslation.D;
  private static final int CODE = ALL | NaiveTranslation.X | GLOBAL;

  private final PhysicalMemory memory;
  private final Random random;
  private final int[] roots = new int[2];
  private int nextFrame = 1;

  /** The frame given to a page last; never a table's, which programs would fill with anything. */
  private int lastFrame = BASE_FRAME;

  MemoryPlan(PhysicalMemory memory, Random random) {
    this.memory = memory;
    this.random = random;
    roots[0] = frame();
    roots[1] = frame();
    mapShared(MAIN, MAIN_PAGES);
    mapShared(FUNCTIONS, FUNCTION_PAGES);
    for (int page = 0; page < DATA_PAGES; page++) {
      mapData(DATA + page * 4096);
    }
    for (int root : roots) {
      setEntry(root, SUPERPAGE >>> 22, BASE_FRAME, ALL | NaiveTranslation.X);
      setEntry(root, MISALIGNED_SUPERPAGE >>> 22, BASE_FRAME + 1, ALL);
      setEntry(root, TABLE_OUTSIDE_MEMORY >>> 22, 0x10, NaiveTranslation.V);
    }
  }

  int rootFrame(int space) {
    return roots[space];
  }

  /** Physical address of the leaf entry of a page of data or code. */
  int leafAddress(int space, int address) {
    int upper = memory.readWord((roots[space] << 12) + (address >>> 22) * 4);
    return (upper >>> 10 << 12) + (address >>> 12 & 0x3ff) * 4;
  }

  /** Puts words at a virtual address of the code. */
  void writeCode(int address, int word) {
    int leaf = memory.readWord(leafAddress(0, address));
    memory.writeWord((leaf >>> 10 << 12) + (address & 0xfff), word);
  }

  private void mapShared(int start, int pages) {
    for (int page = 0; page < pages; page++) {
      int frame = pageFrame();
      map(0, start + page * 4096, frame, CODE);
      map(1, start + page * 4096, frame, CODE);
    }
  }

  private void mapData(int address) {
    int flags = ALL & ~randomlyMissing();
    if (random.nextInt(4) == 0) {
      int frame = pageFrame();
      map(0, address, frame, flags | GLOBAL);
      map(1, address, frame, flags | GLOBAL);
    } else {
      map(0, address, random.nextInt(8) == 0 ? lastFrame : pageFrame(), flags);
      map(1, address, pageFrame(), ALL & ~randomlyMissing());
    }
  }

  private int randomlyMissing() {
    return switch (random.nextInt(30)) {
      case 0 -> NaiveTranslation.V;
      case 1 -> NaiveTranslation.R;
      case 2 -> NaiveTranslation.W;
      case 3 -> NaiveTranslation.U;
      case 4 -> NaiveTranslation.A;
      case 5 -> NaiveTranslation.D;
      case 6 -> NaiveTranslation.R | NaiveTranslation.W;
      default -> 0;
    };
  }

  private void map(int space, int address, int frame, int flags) {
    int entry = (roots[space] << 12) + (address >>> 22) * 4;
    if (memory.readWord(entry) == 0) {
      memory.writeWord(entry, frame() << 10 | NaiveTranslation.V);
    }
    memory.writeWord(leafAddress(space, address), frame << 10 | flags);
  }

  private void setEntry(int table, int index, int frame, int flags) {
    memory.writeWord((table << 12) + index * 4, frame << 10 | flags);
  }

  private int frame() {
    return BASE_FRAME + nextFrame++;
  }

  private int pageFrame() {
    lastFrame = frame();
    return lastFrame;
  }
}
