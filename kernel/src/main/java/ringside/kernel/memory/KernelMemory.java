package ringside.kernel.memory;

import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;

/** What address spaces share: the frames, the kernel's heap, and the limits. */
public final class KernelMemory {
  private final KernelCode code;
  private final KernelLayout layout;
  private final Frames frames;
  private final KernelHeap heap;
  private final int stackLimit;
  private final Trampoline trampoline;
  private final SwapDisk swap;
  private boolean eager;
  private final Reclaimer reclaimer;
  private long spaces;

  /**
   * The memory of a computer that has just been switched on.
   *
   * @param stackLimit bytes that a stack may grow to
   * @param swap where pages go when memory is short
   */
  public KernelMemory(KernelCode code, KernelLayout layout, int stackLimit, SwapDisk swap) {
    this.code = code;
    this.layout = layout;
    this.frames = new Frames(code, layout);
    this.heap = new KernelHeap(code, layout, frames);
    this.stackLimit = stackLimit;
    this.trampoline = new Trampoline(this);
    this.swap = swap;
    this.reclaimer = new Reclaimer(code, swap);
    frames.setReclaimer(reclaimer::reclaim);
  }

  /** The kernel's instructions, which every change of memory runs. */
  public KernelCode code() {
    return code;
  }

  /** Where the kernel's own things stand. */
  public KernelLayout layout() {
    return layout;
  }

  /** The frames. */
  public Frames frames() {
    return frames;
  }

  /** The kernel's objects. */
  public KernelHeap heap() {
    return heap;
  }

  int sizeBytes() {
    return layout.frames() << 12;
  }

  /** The disk that pages are swapped to. */
  public SwapDisk swap() {
    return swap;
  }

  /** Who finds frames when memory is short. */
  public Reclaimer reclaimer() {
    return reclaimer;
  }

  /** Makes fork copy all pages at once, instead of when they are written. */
  public void forkEagerly() {
    eager = true;
  }

  boolean forksEagerly() {
    return eager;
  }

  Trampoline trampoline() {
    return trampoline;
  }

  int stackLimit() {
    return stackLimit;
  }

  long nextSpace() {
    return ++spaces;
  }
}
