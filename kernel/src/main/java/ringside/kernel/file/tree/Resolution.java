package ringside.kernel.file.tree;

import ringside.isa.abi.Errno;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Inode;
import ringside.kernel.file.SymbolicLink;

/**
 * What a walk along a path may not do (openat2(2), "resolve").
 *
 * @param bits RESOLVE_ bits
 * @param start the folder that scoped walks may not leave
 */
public record Resolution(int bits, Directory start) {
  private static final int NO_XDEV = 1;
  private static final int NO_MAGIC_LINKS = 2;
  private static final int NO_SYMLINKS = 4;
  private static final int BENEATH = 8;
  private static final int IN_ROOT = 0x10;

  /** RESOLVE_CACHED: nothing here ever waits for a disk. */
  private static final int CACHED = 0x20;

  private static final int KNOWN =
      NO_XDEV | NO_MAGIC_LINKS | NO_SYMLINKS | BENEATH | IN_ROOT | CACHED;

  /** A walk that may do everything. */
  static Resolution free(Directory root) {
    return new Resolution(0, root);
  }

  /** Whether bits are known, and go together. */
  public static boolean isValid(long bits) {
    boolean both = (bits & BENEATH) != 0 && (bits & IN_ROOT) != 0;
    return (bits & ~KNOWN) == 0 && !both;
  }

  /** Whether absolute paths begin at the start, too. */
  public static boolean isInRoot(long bits) {
    return (bits & IN_ROOT) != 0;
  }

  /** Whether only what is in memory is to be found. */
  public static boolean isCached(long bits) {
    return (bits & CACHED) != 0;
  }

  private boolean has(int bit) {
    return (bits & bit) != 0;
  }

  private boolean isScoped() {
    return has(BENEATH | IN_ROOT);
  }

  /** Where an absolute path begins. */
  Directory root(Directory root) {
    if (has(BENEATH)) {
      throw new FileError(Errno.EXDEV);
    }
    return has(IN_ROOT) ? start : root;
  }

  /** The folder above one. */
  Directory above(Directory at) {
    if (isScoped() && at == start) {
      if (has(BENEATH)) {
        throw new FileError(Errno.EXDEV);
      }
      return at;
    }
    requireSame(at, at.parent());
    return at.parent();
  }

  /** Refuses a step to another file system. */
  void requireSame(Inode from, Inode to) {
    if (has(NO_XDEV) && from.fileSystem() != to.fileSystem()) {
      throw new FileError(Errno.EXDEV);
    }
  }

  /** Refuses links (Linux: pick_link, nd_jump_link). */
  void requireFollowed(SymbolicLink link) {
    if (has(NO_SYMLINKS) || has(NO_MAGIC_LINKS) && link.isMagic()) {
      throw new FileError(Errno.ELOOP);
    }
    if (isScoped() && link.isMagic()) {
      throw new FileError(Errno.EXDEV);
    }
  }
}
