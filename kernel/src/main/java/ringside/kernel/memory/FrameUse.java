package ringside.kernel.memory;

/** What a frame is for, as those who look see it; the kernel only tells of it. */
public enum FrameUse {
  /** Nothing: it can be given out. */
  FREE,
  /** The kernel's text, static data and own page table, which are never given out. */
  KERNEL_IMAGE,
  /** The kernel's objects and the bytes in pipes. */
  KERNEL,
  /** A page table of either level. */
  PAGE_TABLE,
  /** A page of a file, or of memory that several share. */
  FILE,
  /** A page of memory, of one process or of several. */
  PAGE
}
