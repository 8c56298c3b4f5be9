package ringside.kernel.file;

/** The folder and umask of a process (Linux: fs_struct); threads made with CLONE_FS share it. */
public final class FileContext {
  private static final int DEFAULT_UMASK = 022;
  private static final int PERMISSIONS = 0777;

  private Directory folder;
  private int umask = DEFAULT_UMASK;
  private int users = 1;

  /** A context that stands in a folder. */
  public FileContext(Directory folder) {
    this.folder = folder;
    folder.use();
  }

  /** One more process uses this context (CLONE_FS). */
  public FileContext share() {
    users++;
    return this;
  }

  /** A copy for a child. */
  public FileContext copy() {
    FileContext child = new FileContext(folder);
    child.umask = umask;
    return child;
  }

  /** Gives up one use. */
  public void release() {
    users--;
    if (users == 0) {
      folder.release();
    }
  }

  /** Where relative paths start. */
  public Directory folder() {
    return folder;
  }

  /** chdir. */
  public void enter(Directory next) {
    next.use();
    folder.release();
    folder = next;
  }

  /** Permissions that new files do not get. */
  public int umask() {
    return umask;
  }

  /** Sets the permissions that new files do not get; returns the former ones. */
  public int setUmask(int value) {
    int before = umask;
    umask = value & PERMISSIONS;
    return before;
  }
}
