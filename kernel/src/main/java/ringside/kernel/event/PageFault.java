package ringside.kernel.event;

/** What became of a page fault. */
public enum PageFault {
  /** A frame full of zeros has been given. */
  ZERO,
  /** A page of a file, or of shared memory, has been mapped. */
  FILE,
  /** The page has been copied, or is its alone, and may be written now. */
  COPY_ON_WRITE,
  /** The page has come back from the swap disk. */
  SWAP_IN,
  /** The page is being read from the swap disk. */
  SWAP_WAIT,
  /** The stack has grown, and a frame full of zeros has been given. */
  STACK,
  /** The page was there already: its protection or another thread has changed that. */
  PRESENT,
  /** Refused: nothing is mapped there. */
  NOT_MAPPED,
  /** Refused: the access is not allowed there. */
  PROTECTION,
  /** Refused: the mapped file ends before it. */
  BEHIND_FILE
}
