package ringside.kernel.event;

/** What happens to a frame. */
public enum FrameChange {
  /** It was free, and is given out. */
  TAKEN,
  /** One more mapping or owner uses it. */
  SHARED,
  /** Its bytes are copied to another. */
  COPIED,
  /** A mapping or owner less uses it; without any it is free. */
  RELEASED,
  /** Its page goes to the swap disk. */
  SWAPPED_OUT,
  /** A page comes into it from the swap disk. */
  SWAPPED_IN
}
