package ringside.kernel.file.tree;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.Caller;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileError;
import ringside.kernel.file.FileEvents;
import ringside.kernel.file.FileKind;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.file.NewInode;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Who;

/** mkdir, mknod, symlink, link, unlink, rmdir, rename: all that changes which names there are. */
public final class NameChanges {
  private final FileTree tree;
  private int lastMove;

  NameChanges(FileTree tree) {
    this.tree = tree;
  }

  /** Makes a file of any kind under a name that is free (mkdir(2), mknod(2), symlink(2)). */
  public void create(Caller caller, Directory start, String path, NewInode what) {
    PathWalk walk = tree.walk(caller);
    PathWalk.Last last = walk.last(start, path);
    requireFree(walk, last, what.kind() == FileKind.DIRECTORY);
    createIn(caller, last, what);
  }

  /** Makes it where a walk has ended; the umask is taken off its permissions. */
  Inode createIn(Caller caller, PathWalk.Last last, NewInode what) {
    Directory folder = last.folder();
    requireChangeable(caller, folder);
    boolean masked = what.kind() != FileKind.LINK;
    int permissions = masked ? what.permissions() & ~caller.context().umask() : what.permissions();
    Inode made =
        folder.create(
            last.name(),
            new NewInode(what.kind(), permissions, what.owner(), what.target(), what.special()));
    FileEvents.named(folder, FileEvents.CREATE, last.name(), made, 0);
    return made;
  }

  /** Gives a file one more name (link(2)). */
  public void link(Caller caller, Located existing, Directory start, String path) {
    PathWalk walk = tree.walk(caller);
    PathWalk.Last last = walk.last(start, path);
    requireFree(walk, last, false);
    Inode inode = existing.inode();
    requireSame(inode, last.folder());
    requireChangeable(caller, last.folder());
    if (inode instanceof Directory) {
      throw new FileError(Errno.EPERM);
    }
    if (!inode.mayBeNamed()) {
      throw new FileError(Errno.ENOENT);
    }
    last.folder().link(last.name(), inode);
    FileEvents.toItself(inode, FileEvents.ATTRIBUTES);
    FileEvents.named(last.folder(), FileEvents.CREATE, last.name(), inode, 0);
  }

  /** Removes a name that is not a folder's (unlink(2)). */
  public void unlink(Caller caller, Directory start, String path) {
    PathWalk walk = tree.walk(caller);
    PathWalk.Last last = walk.last(start, path);
    if (last.isSpecial()) {
      throw new FileError(Errno.EISDIR);
    }
    Inode inode = entry(walk, last);
    if (last.slash()) {
      throw new FileError(inode instanceof Directory ? Errno.EISDIR : Errno.ENOTDIR);
    }
    requireRemovable(caller, last.folder(), inode);
    if (inode instanceof Directory) {
      throw new FileError(Errno.EISDIR);
    }
    remove(last, inode);
  }

  /** Its end is told before that of its name (Linux: d_delete_notify). */
  private static void remove(PathWalk.Last last, Inode inode) {
    Ending ending = Ending.of(inode);
    last.folder().remove(last.name());
    if (!(inode instanceof Directory)) {
      FileEvents.toItself(inode, FileEvents.ATTRIBUTES);
    }
    ending.now();
    FileEvents.named(last.folder(), FileEvents.DELETE, last.name(), inode, 0);
  }

  /**
   * What may lose its last name, and is kept until its watchers have been told of that.
   *
   * @param inode null where nobody watches
   */
  private record Ending(@Nullable Inode inode) {
    static Ending of(@Nullable Inode inode) {
      if (inode == null || inode.watchers().isEmpty()) {
        return new Ending(null);
      }
      inode.use();
      return new Ending(inode);
    }

    void now() {
      if (inode != null) {
        inode.release();
      }
    }
  }

  /** Removes an empty folder (rmdir(2)). */
  public void removeFolder(Caller caller, Directory start, String path) {
    PathWalk walk = tree.walk(caller);
    PathWalk.Last last = walk.last(start, path);
    switch (last.name()) {
      case "" -> throw new FileError(Errno.EBUSY);
      case "." -> throw new FileError(Errno.EINVAL);
      case ".." -> throw new FileError(Errno.ENOTEMPTY);
      default -> {}
    }
    Inode inode = entry(walk, last);
    requireRemovable(caller, last.folder(), inode);
    if (!(inode instanceof Directory folder)) {
      throw new FileError(Errno.ENOTDIR);
    }
    requireEmpty(folder);
    remove(last, folder);
  }

  /** Moves a name, over one that is there unless that is forbidden (rename(2)). */
  public void rename(
      Caller caller,
      Directory oldStart,
      String oldPath,
      Directory newStart,
      String newPath,
      boolean mayReplace) {
    PathWalk walk = tree.walk(caller);
    PathWalk.Last from = walk.last(oldStart, oldPath);
    PathWalk.Last to = walk.last(newStart, newPath);
    requireOrdinary(from, to, mayReplace);
    Inode moving = entry(walk, from);
    Inode replaced = find(walk, to);
    if (replaced != null && !mayReplace) {
      throw new FileError(Errno.EEXIST);
    }
    boolean isFolder = moving instanceof Directory;
    if (!isFolder && (from.slash() || to.slash())) {
      throw new FileError(Errno.ENOTDIR);
    }
    requireNotInItself(moving, to.folder());
    if (replaced instanceof Directory there && there.holds(from.folder())) {
      throw new FileError(Errno.ENOTEMPTY);
    }
    if (replaced == moving) {
      return;
    }
    requireRemovable(caller, from.folder(), moving);
    requireReplaceable(caller, to.folder(), moving, replaced);
    requireMovable(caller, moving, from.folder(), to.folder());
    Ending ending = Ending.of(replaced);
    from.folder().move(from.name(), to.folder(), to.name());
    tellMoved(moving, from, to, replaced);
    ending.now();
  }

  /** Both halves have one number, so that a watcher can join them (Linux: fsnotify_move). */
  private void tellMoved(
      Inode moving, PathWalk.Last from, PathWalk.Last to, @Nullable Inode replaced) {
    moving.renamed(from.folder(), from.name(), to.folder(), to.name());
    lastMove++;
    FileEvents.named(from.folder(), FileEvents.MOVED_FROM, from.name(), moving, lastMove);
    FileEvents.named(to.folder(), FileEvents.MOVED_TO, to.name(), moving, lastMove);
    if (replaced != null) {
      FileEvents.toItself(replaced, FileEvents.ATTRIBUTES);
    }
    FileEvents.toItself(moving, FileEvents.MOVE_SELF);
  }

  /** Exchanges two names (renameat2 RENAME_EXCHANGE). */
  public void exchange(
      Caller caller, Directory oldStart, String oldPath, Directory newStart, String newPath) {
    PathWalk walk = tree.walk(caller);
    PathWalk.Last one = walk.last(oldStart, oldPath);
    PathWalk.Last other = walk.last(newStart, newPath);
    requireOrdinary(one, other, true);
    Inode first = entry(walk, one);
    Inode second = entry(walk, other);
    requireNotInItself(first, other.folder());
    requireNotInItself(second, one.folder());
    if (first == second) {
      return;
    }
    requireRemovable(caller, one.folder(), first);
    requireRemovable(caller, other.folder(), second);
    requireMovable(caller, first, one.folder(), other.folder());
    requireMovable(caller, second, other.folder(), one.folder());
    one.folder().exchange(one.name(), other.folder(), other.name());
    tellMoved(first, one, other, null);
    tellMoved(second, other, one, null);
  }

  private static Inode entry(PathWalk walk, PathWalk.Last last) {
    PathWalk.Last plain = new PathWalk.Last(last.folder(), last.name(), false);
    return walk.locate(plain, false).inode();
  }

  private static @Nullable Inode find(PathWalk walk, PathWalk.Last last) {
    Located found = walk.find(new PathWalk.Last(last.folder(), last.name(), false), false);
    return found == null ? null : found.inode();
  }

  private static void requireFree(PathWalk walk, PathWalk.Last last, boolean slashAllowed) {
    PathWalk.Last plain = new PathWalk.Last(last.folder(), last.name(), false);
    if (last.isSpecial() || walk.find(plain, false) != null) {
      throw new FileError(Errno.EEXIST);
    }
    if (last.slash() && !slashAllowed) {
      throw new FileError(Errno.ENOENT);
    }
  }

  private static void requireOrdinary(PathWalk.Last from, PathWalk.Last to, boolean mayReplace) {
    requireSame(from.folder(), to.folder());
    if (from.isSpecial()) {
      throw new FileError(Errno.EBUSY);
    }
    if (to.isSpecial()) {
      throw new FileError(mayReplace ? Errno.EBUSY : Errno.EEXIST);
    }
  }

  private static void requireSame(Inode one, Inode other) {
    if (one.fileSystem() != other.fileSystem()) {
      throw new FileError(Errno.EXDEV);
    }
  }

  private static void requireChangeable(Caller caller, Directory folder) {
    folder.fileSystem().requireWritable();
    folder.require(caller.who(), Inode.WRITE | Inode.EXECUTE);
  }

  /** A name may go if its folder may be changed, and in a sticky one if its owner says so. */
  private static void requireRemovable(Caller caller, Directory folder, Inode inode) {
    requireChangeable(caller, folder);
    Who who = caller.who();
    boolean owns =
        who.may(Capability.FOWNER) || who.uid() == inode.uid() || who.uid() == folder.uid();
    if ((folder.permissions() & Inode.STICKY) != 0 && !owns) {
      throw new FileError(Errno.EPERM);
    }
    if (inode.fileSystem() != folder.fileSystem()) {
      throw new FileError(Errno.EBUSY);
    }
  }

  private static void requireReplaceable(
      Caller caller, Directory folder, Inode moving, @Nullable Inode replaced) {
    if (replaced == null) {
      requireChangeable(caller, folder);
      return;
    }
    requireRemovable(caller, folder, replaced);
    if (moving instanceof Directory) {
      if (!(replaced instanceof Directory there)) {
        throw new FileError(Errno.ENOTDIR);
      }
      requireEmpty(there);
    } else if (replaced instanceof Directory) {
      throw new FileError(Errno.EISDIR);
    }
  }

  /** A folder that moves to another has its ".." written. */
  private static void requireMovable(Caller caller, Inode moving, Directory from, Directory to) {
    if (moving instanceof Directory && from != to) {
      moving.require(caller.who(), Inode.WRITE);
    }
  }

  private static void requireNotInItself(Inode moving, Directory target) {
    if (moving instanceof Directory folder && folder.holds(target)) {
      throw new FileError(Errno.EINVAL);
    }
  }

  private static void requireEmpty(Directory folder) {
    if (!folder.isEmpty()) {
      throw new FileError(Errno.ENOTEMPTY);
    }
  }
}
