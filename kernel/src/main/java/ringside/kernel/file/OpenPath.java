package ringside.kernel.file;

/** What O_PATH gives: a name for a file, by which nothing can be read or written. */
public final class OpenPath extends OpenInode {
  /** An open file of which nothing but the place counts (O_PATH). */
  public OpenPath(Located where, OpenFlags flags) {
    super(where, flags);
  }

  @Override
  public boolean onlyNames() {
    return true;
  }

  @Override
  public int accessMode() {
    return 0;
  }

  @Override
  public int statusFlags() {
    return super.statusFlags() | OpenFlags.PATH;
  }

  @Override
  public String title() {
    return "path";
  }
}
