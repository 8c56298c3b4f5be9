package ringside.kernel.file;

import ringside.kernel.process.Credentials;

/** For whom a file is used (Linux: fsuid and fsgid). */
public record Who(int uid, int gid) {
  /** The kernel itself, which may do everything. */
  public static final Who ROOT = new Who(0, 0);

  /** As calls check it. */
  public static Who effective(Credentials credentials) {
    return new Who(credentials.euid(), credentials.egid());
  }

  /** As access(2) checks it. */
  public static Who real(Credentials credentials) {
    return new Who(credentials.uid(), credentials.gid());
  }

  /** Whether permissions do not hold for it. */
  public boolean isRoot() {
    return uid == 0;
  }
}
