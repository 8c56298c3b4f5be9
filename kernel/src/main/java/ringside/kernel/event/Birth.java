package ringside.kernel.event;

/** How a thread comes into being. */
public enum Birth {
  /** It is the first of the computer. */
  FIRST,
  /** With a process of its own, whose memory is a copy. */
  FORK,
  /** With a process of its own, which uses the memory of its parent. */
  VFORK,
  /** As one more of its process. */
  THREAD
}
