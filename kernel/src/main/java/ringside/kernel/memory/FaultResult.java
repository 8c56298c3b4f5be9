package ringside.kernel.memory;

/** What became of a page fault. */
public enum FaultResult {
  /** The page is there now; try again. */
  MENDED,
  /** The page is being read from the swap disk: {@link AddressSpace#readyAt} says until when. */
  ON_DISK,
  /** No region holds the address (Linux: SEGV_MAPERR). */
  NOT_MAPPED,
  /** The region does not allow the access (Linux: SEGV_ACCERR). */
  FORBIDDEN,
  /** The file mapped there ends before the page (Linux: SIGBUS, BUS_ADRERR). */
  BEYOND_END
}
