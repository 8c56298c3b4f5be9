package ringside.kernel.event;

/** How a system call ends. */
public enum CallEnd {
  /** It returns its value. */
  DONE,
  /** It returns an error. */
  FAILED,
  /** A signal interrupts it; it is made again, or fails with EINTR. */
  INTERRUPTED,
  /** There is nobody to return to: the thread has ended or begun another program. */
  GONE
}
