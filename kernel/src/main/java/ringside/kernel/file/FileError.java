package ringside.kernel.file;

import ringside.isa.abi.Errno;

/** Why something can't be done with a file; the system call that wanted it fails so. */
public final class FileError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Errno errno;

  /** An error of a number. */
  public FileError(Errno errno) {
    super(errno.message(), null, false, false);
    this.errno = errno;
  }

  /** The number that the call answers. */
  public Errno errno() {
    return errno;
  }
}
