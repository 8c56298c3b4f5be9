package ringside.kernel.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Kernel objects (PCBs, TCBs, regions, pipe headers …) in size classes, several to a frame. A frame
 * whose objects are all free goes back.
 */
public final class KernelHeap {
  private static final int SMALLEST = 64;

  private final KernelCode code;
  private final KernelLayout layout;
  private final Frames frames;
  private final List<Deque<Integer>> free = new ArrayList<>();
  private final Map<Integer, Integer> liveInFrame = new HashMap<>();
  private int objects;

  /** A heap without objects. */
  public KernelHeap(KernelCode code, KernelLayout layout, Frames frames) {
    this.code = code;
    this.layout = layout;
    this.frames = frames;
    for (int size = SMALLEST; size <= PhysicalMemory.FRAME_BYTES; size *= 2) {
      free.add(new ArrayDeque<>());
    }
  }

  /**
   * Takes an object of at least a size.
   *
   * @param bytes 1..4096
   * @return kernel virtual address, aligned to the size class
   */
  public int allocate(int bytes) {
    code.run(Routine.OBJECT_ALLOCATE);
    int sizeClass = sizeClass(bytes);
    Deque<Integer> list = free.get(sizeClass);
    code.load(head(sizeClass));
    if (list.isEmpty()) {
      refill(sizeClass);
    }
    int object = list.removeFirst();
    code.load(object);
    code.store(head(sizeClass), list.isEmpty() ? 0 : list.getFirst());
    liveInFrame.merge(frameOf(object), 1, Integer::sum);
    objects++;
    return object;
  }

  /** Gives an object back. */
  public void release(int object, int bytes) {
    code.run(Routine.OBJECT_FREE);
    int sizeClass = sizeClass(bytes);
    Deque<Integer> list = free.get(sizeClass);
    code.store(object, list.isEmpty() ? 0 : list.getFirst());
    code.store(head(sizeClass), object);
    list.addFirst(object);
    objects--;
    int live = liveInFrame.merge(frameOf(object), -1, Integer::sum);
    if (live == 0) {
      liveInFrame.remove(frameOf(object));
      forget(list, frameOf(object));
      frames.release(frameOf(object));
    }
  }

  /** By a copy: Java libraries for browsers go wrong where an array deque loses what is inside. */
  private static void forget(Deque<Integer> list, int frame) {
    List<Integer> objects = List.copyOf(list);
    list.clear();
    for (int object : objects) {
      if (frameOf(object) != frame) {
        list.addLast(object);
      }
    }
  }

  /** Objects that exist. */
  public int objects() {
    return objects;
  }

  private void refill(int sizeClass) {
    int frame = frames.allocate(FrameUse.KERNEL);
    int size = SMALLEST << sizeClass;
    for (int offset = 0; offset < PhysicalMemory.FRAME_BYTES; offset += size) {
      code.store(
          frame + offset, offset + size < PhysicalMemory.FRAME_BYTES ? frame + offset + size : 0);
      free.get(sizeClass).addLast(frame + offset);
    }
  }

  private int head(int sizeClass) {
    return layout.staticWord(StaticWord.OBJECT_CACHES) + sizeClass * 4;
  }

  private static int sizeClass(int bytes) {
    int sizeClass = 0;
    while (SMALLEST << sizeClass < bytes) {
      sizeClass++;
    }
    return sizeClass;
  }

  private static int frameOf(int object) {
    return object & -PhysicalMemory.FRAME_BYTES;
  }
}
