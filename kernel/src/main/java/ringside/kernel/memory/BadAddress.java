package ringside.kernel.memory;

/** A system call was given an address that the process can't use that way: EFAULT. */
public final class BadAddress extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int address;

  BadAddress(int address) {
    super(null, null, false, false);
    this.address = address;
  }

  /** The first address that could not be used. */
  public int address() {
    return address;
  }

  /**
   * How many bytes had been moved before, for calls that tell so instead of failing.
   *
   * @param start where they began
   * @throws BadAddress this one, where there were none
   */
  public int movedFrom(int start) {
    if (address == start) {
      throw this;
    }
    return address - start;
  }
}
