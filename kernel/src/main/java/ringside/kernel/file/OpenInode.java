package ringside.kernel.file;

/** An open file that has an inode: what the kinds of them share. */
public abstract class OpenInode extends OpenFile {
  private final Located where;
  private final OpenFlags flags;

  /** An open file of an inode, which stays while it is open. */
  public OpenInode(Located where, OpenFlags flags) {
    super(flags.bits());
    this.where = where;
    this.flags = flags;
    where.inode().use();
  }

  @Override
  public final Located where() {
    return where;
  }

  @Override
  public boolean hasPositions() {
    return true;
  }

  @Override
  public FileStatus status() {
    return where.inode().status();
  }

  @Override
  public int accessMode() {
    return flags.bits() & OpenFlags.ACCESS_MODE;
  }

  @Override
  public int statusFlags() {
    return super.statusFlags() | flags.bits() & OpenFlags.DIRECTORY;
  }

  @Override
  public final String path() {
    return where.now().path();
  }

  @Override
  protected void closed() {
    forgetLocks(this);
    if (!onlyNames()) {
      boolean writes = accessMode() != 0;
      FileEvents.happened(where, writes ? FileEvents.CLOSE_WRITE : FileEvents.CLOSE_NO_WRITE);
    }
    where.inode().release();
  }
}
