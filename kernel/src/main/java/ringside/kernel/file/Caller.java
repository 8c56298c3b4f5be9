package ringside.kernel.file;

import ringside.kernel.identity.Who;

/**
 * Who walks a path: relative paths start at its folder, and links under /proc/self depend on it.
 *
 * @param who whose permissions count
 * @param context its folder and umask
 * @param pid process, or 0 for the kernel
 * @param tid thread, or 0 for the kernel
 */
public record Caller(Who who, FileContext context, int pid, int tid) {
  /** The same caller with other permissions. */
  public Caller as(Who other) {
    return new Caller(other, context, pid, tid);
  }
}
