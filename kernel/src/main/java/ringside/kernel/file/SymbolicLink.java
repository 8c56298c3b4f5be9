package ringside.kernel.file;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.identity.Who;

/** A symbolic link (symlink(7)). */
public abstract class SymbolicLink extends Inode {
  private static final int ALL = 0777;

  /** A link that everybody may follow. */
  public SymbolicLink(FileSystem fileSystem, Who owner) {
    super(fileSystem, FileKind.LINK, ALL, owner);
  }

  /** Where it leads, as readlink tells it. */
  public abstract String target(Caller caller);

  /** Whether it leads to a file itself, whatever its path (Linux: nd_jump_link). */
  public boolean isMagic() {
    return false;
  }

  /** What it leads to without a walk, as links in /proc do; null where its target is walked. */
  public @Nullable Located jump(Caller caller) {
    return null;
  }

  @Override
  public OpenFile open(OpenFlags flags, Located where, Caller caller) {
    throw new FileError(Errno.ELOOP);
  }
}
