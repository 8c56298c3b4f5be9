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
  private long spaces;

  /**
   * The memory of a computer that has just been switched on.
   *
   * @param stackLimit bytes that a stack may grow to
   */
  public KernelMemory(KernelCode code, KernelLayout layout, int stackLimit) {
    this.code = code;
    this.layout = layout;
    this.frames = new Frames(code, layout);
    this.heap = new KernelHeap(code, layout, frames);
    this.stackLimit = stackLimit;
    this.trampoline = new Trampoline(this);
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
