package ringside.kernel.memory;

import java.util.Arrays;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.FrameChange;
import ringside.kernel.event.Stamp;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Gives out frames. Free ones are chained through their first words, as teaching kernels do; frames
 * never used yet are taken in order behind them. A frame that several mappings share is counted.
 */
public final class Frames {
  private static final int LINE_BYTES = 64;
  private static final int LINES = PhysicalMemory.FRAME_BYTES / LINE_BYTES;
  private static final int END = 0;

  private final KernelCode code;
  private final KernelLayout layout;
  private final int[] users;
  private final FrameUse[] uses;
  private int freeList = END;
  private int neverUsed;
  private Runnable reclaimer = () -> {};
  private int inUse;
  private long serial;
  private int peak;

  /** All frames behind the kernel's own. */
  public Frames(KernelCode code, KernelLayout layout) {
    this.code = code;
    this.layout = layout;
    this.users = new int[layout.frames()];
    this.uses = new FrameUse[layout.frames()];
    Arrays.fill(uses, 0, layout.firstFreeFrame(), FrameUse.KERNEL_IMAGE);
    Arrays.fill(uses, layout.firstFreeFrame(), uses.length, FrameUse.FREE);
    this.neverUsed = layout.firstFreeFrame();
  }

  /**
   * Takes a frame; its contents are whatever was there.
   *
   * @return kernel virtual address
   * @throws OutOfMemory where none is left
   */
  public int allocate() {
    return allocate(FrameUse.PAGE);
  }

  /**
   * The same.
   *
   * @param use what it is for, for those who look
   */
  public int allocate(FrameUse use) {
    code.run(Routine.FRAME_ALLOCATE);
    if (none()) {
      reclaimer.run();
    }
    if (none()) {
      throw new OutOfMemory();
    }
    int head = code.load(layout.staticWord(StaticWord.FREE_FRAMES));
    int frame = freeList != END ? takeFromList(head) : takeNeverUsed();
    users[index(frame)] = 1;
    uses[index(frame)] = use;
    code.store(layout.pageInfo(index(frame)), 1);
    inUse++;
    peak = Math.max(peak, inUse);
    tell(FrameChange.TAKEN, frame);
    return frame;
  }

  /** Takes a frame full of zeros. */
  public int allocateZeroed() {
    return allocateZeroed(FrameUse.PAGE);
  }

  /**
   * The same.
   *
   * @param use what it is for, for those who look
   */
  int allocateZeroed(FrameUse use) {
    int frame = allocate(use);
    clear(frame);
    return frame;
  }

  /** Counts one more user of a frame. */
  public void share(int frame) {
    code.run(Routine.FRAME_SHARE);
    users[index(frame)]++;
    code.update(layout.pageInfo(index(frame)), users[index(frame)]);
    tell(FrameChange.SHARED, frame);
  }

  /** Gives up one use of a frame; the last one frees it. */
  public void release(int frame) {
    code.run(Routine.FRAME_FREE);
    int index = index(frame);
    if (users[index] < 1) {
      throw new IllegalStateException("frame freed twice: " + Integer.toHexString(frame));
    }
    users[index]--;
    code.update(layout.pageInfo(index), users[index]);
    tell(FrameChange.RELEASED, frame);
    if (users[index] == 0) {
      uses[index] = FrameUse.FREE;
      code.store(frame, freeList);
      code.store(layout.staticWord(StaticWord.FREE_FRAMES), frame);
      freeList = frame;
      inUse--;
    }
  }

  /** How many mappings or owners a frame has. */
  public int users(int frame) {
    return users[index(frame)];
  }

  /**
   * What a frame is for; looking costs nothing.
   *
   * @param number of the frame in memory, from 0: physical address less that of memory, >>> 12
   */
  public FrameUse use(int number) {
    return uses[number];
  }

  /** Whether a frame is a page of a file, or of memory that several share. */
  boolean isOfFile(int frame) {
    return uses[index(frame)] == FrameUse.FILE;
  }

  /** Stores zeros all over a frame. */
  public void clear(int frame) {
    code.clearLines(frame, LINES);
  }

  /** Copies a frame word by word. */
  public void copy(int from, int to) {
    tell(FrameChange.COPIED, from);
    code.copyLines(from, to, LINES);
  }

  /** Something happens to a frame. */
  void tell(FrameChange change, int frame) {
    if (code.events().happens(EventKind.FRAME)) {
      int number = KernelLayout.physical(frame) >>> PhysicalMemory.FRAME_SHIFT;
      Stamp at = code.events().now();
      code.events().tell(new Event.FrameChanged(at, change, number, users[index(frame)]));
    }
  }

  /** A number for something made of frames, never given twice; below 0, unlike those of spaces. */
  long nextSerial() {
    return --serial;
  }

  /** Frames given out at present. */
  public int inUse() {
    return inUse;
  }

  /** The most that were given out at once. */
  public int peak() {
    return peak;
  }

  /** Frames that could still be given out. */
  public int free() {
    return layout.frames() - layout.firstFreeFrame() - inUse;
  }

  /**
   * Refuses what is longer than all frames together.
   *
   * @throws OutOfMemory where it is
   */
  public void requireTotal(long bytes) {
    if (bytes > (long) total() * PhysicalMemory.FRAME_BYTES) {
      throw new OutOfMemory();
    }
  }

  /** Frames that can be given out in all. */
  public int total() {
    return layout.frames() - layout.firstFreeFrame();
  }

  private int takeFromList(int head) {
    if (head != freeList) {
      throw new IllegalStateException("free list says " + Integer.toHexString(head));
    }
    freeList = code.load(head);
    code.store(layout.staticWord(StaticWord.FREE_FRAMES), freeList);
    return head;
  }

  /** Whether no frame is left without taking one from somebody. */
  boolean none() {
    return freeList == END && neverUsed == layout.frames();
  }

  /** Whether every frame has been in use: pages may have gone to the swap disk. */
  boolean areShort() {
    return neverUsed == layout.frames();
  }

  /** Sets who finds frames when none is left. */
  void setReclaimer(Runnable finder) {
    reclaimer = finder;
  }

  private int takeNeverUsed() {
    return KernelLayout.BASE + (neverUsed++ << PhysicalMemory.FRAME_SHIFT);
  }

  private static int index(int frame) {
    return frame - KernelLayout.BASE >>> PhysicalMemory.FRAME_SHIFT;
  }
}
