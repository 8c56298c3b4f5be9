package ringside.kernel.event;

/** What a program did that ends it. */
public enum Deed {
  /** Its instruction raised an exception; the cause says which. */
  INSTRUCTION,
  /** The memory system refused an access that no page table forbids; the cause says which. */
  REFUSED,
  /** It used an address where nothing is mapped. */
  NOT_MAPPED,
  /** It used an address in a way that is not allowed there. */
  NOT_ALLOWED,
  /** It used a page of a mapping behind the end of the mapped file. */
  BEHIND_FILE,
  /** There is no room on its stack for the frame of a signal handler. */
  NO_SIGNAL_STACK,
  /** rt_sigreturn found no signal frame at the stack pointer. */
  NO_SIGNAL_FRAME,
  /** No frame of memory is left, and it has most of them. */
  OUT_OF_MEMORY,
  /** No frame of memory is left for the stack of a signal handler. */
  OUT_OF_MEMORY_FOR_SIGNAL,
  /**
   * It made a call that ends a program in RARS and Venus, and has nothing behind it. Value: the
   * number.
   */
  FOREIGN_EXIT,
  /** RARS: it had a string printed that is not in its memory. */
  RARS_STRING,
  /** RARS: it wanted a random number below a bound that is not positive. Value: the bound. */
  RARS_RANDOM,
  /** RARS: it wanted memory that there is not. Value: the bytes. */
  RARS_MEMORY
}
