package ringside.kernel.memory;

import java.util.ArrayList;
import java.util.List;
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

  /** The free objects of each size class, the one that is taken next in front. */
  private final List<FreeObjects> free = new ArrayList<>();

  private int objects;

  /** A heap without objects. */
  public KernelHeap(KernelCode code, KernelLayout layout, Frames frames) {
    this.code = code;
    this.layout = layout;
    this.frames = frames;
    for (int size = SMALLEST; size <= PhysicalMemory.FRAME_BYTES; size *= 2) {
      free.add(new FreeObjects());
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
    FreeObjects list = free.get(sizeClass);
    code.load(head(sizeClass));
    if (list.first() == 0) {
      refill(sizeClass);
    }
    int object = list.take();
    code.load(object);
    code.store(head(sizeClass), list.first());
    objects++;
    return object;
  }

  /** Gives an object back. */
  public void release(int object, int bytes) {
    code.run(Routine.OBJECT_FREE);
    int sizeClass = sizeClass(bytes);
    FreeObjects list = free.get(sizeClass);
    code.store(object, list.first());
    code.store(head(sizeClass), object);
    objects--;
    if (list.give(object)) {
      frames.release(FreeObjects.frameOf(object));
    }
  }

  /** Objects that exist. */
  public int objects() {
    return objects;
  }

  private void refill(int sizeClass) {
    int frame = frames.allocate(FrameUse.KERNEL);
    int size = SMALLEST << sizeClass;
    FreeObjects list = free.get(sizeClass);
    for (int offset = 0; offset < PhysicalMemory.FRAME_BYTES; offset += size) {
      code.store(
          frame + offset, offset + size < PhysicalMemory.FRAME_BYTES ? frame + offset + size : 0);
      list.append(frame + offset);
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
}
