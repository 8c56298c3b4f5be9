package ringside.kernel.event;

/** Whether bytes go into a channel or come out. */
public enum Direction {
  /** They are written or sent. */
  IN,
  /** They are read or received. */
  OUT
}
