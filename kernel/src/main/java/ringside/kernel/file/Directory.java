package ringside.kernel.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.identity.Who;
import ringside.kernel.text.Routine;

/** A folder. What can't be changed in one of its kind fails with EROFS or EPERM. */
public abstract class Directory extends Inode {
  private @Nullable Directory parent;
  private String name;

  /** A folder that knows where it stands; the root stands in itself. */
  public Directory(
      FileSystem fileSystem, int permissions, Who owner, @Nullable Directory parent, String name) {
    super(fileSystem, FileKind.DIRECTORY, permissions, owner);
    this.parent = parent;
    this.name = name;
  }

  /**
   * A name in a folder.
   *
   * @param name bytes as characters
   * @param inode number of what it names
   * @param kind of what it names
   * @param next where a listing goes on behind it
   */
  public record Entry(String name, long inode, FileKind kind, long next) {}

  /** What a name stands for, or null; the search is charged. */
  public abstract @Nullable Inode find(String wanted);

  /** The names from a position on, in a fixed order, "." and ".." not among them. */
  public abstract List<Entry> list(long position);

  /** Makes a file that no name leads to (O_TMPFILE). */
  public Inode createNameless(NewInode what, boolean mayBeNamed) {
    throw new FileError(Errno.EOPNOTSUPP);
  }

  /** Makes something new under a name that is free. */
  public Inode create(String newName, NewInode what) {
    throw unchangeable();
  }

  /** Gives a file one more name, which is free. */
  public void link(String newName, Inode inode) {
    throw unchangeable();
  }

  /** Takes a name away; a folder must be empty. */
  public void remove(String oldName) {
    throw unchangeable();
  }

  /** Moves a name to another folder of the same file system, over what has that name there. */
  public void move(String oldName, Directory target, String newName) {
    throw unchangeable();
  }

  /** Exchanges what two names stand for. */
  public void exchange(String oldName, Directory target, String newName) {
    throw unchangeable();
  }

  /** Whether a listing would be empty. */
  public final boolean isEmpty() {
    return list(0).isEmpty();
  }

  /** Gives back what it and all that stands in it take, as when the computer is switched off. */
  public void discardAll() {
    discard();
  }

  @Override
  public OpenFile open(OpenFlags flags, Located where, Caller caller) {
    if (flags.writes()) {
      throw new FileError(Errno.EISDIR);
    }
    return new OpenDirectory(this, flags);
  }

  /** The folder it stands in; the root stands in itself. */
  public final Directory parent() {
    return parent == null ? this : parent;
  }

  /** Its name there; empty for the root. */
  public final String name() {
    return name;
  }

  /** Stands in a folder under a name. */
  public final void stand(Directory newParent, String newName) {
    parent = newParent;
    name = newName;
  }

  /** The absolute path; marked where the folder has been removed. */
  public final String path() {
    List<String> names = new ArrayList<>();
    for (Directory at = this; at.parent != null; at = at.parent) {
      names.add(at.name);
    }
    Collections.reverse(names);
    String path = "/" + String.join("/", names);
    return removed() ? path + " (deleted)" : path;
  }

  /** The path as getcwd(2) makes it: from here up to the root, a name put in front each time. */
  public final String walkUp() {
    for (Directory at = this; at.parent != null; at = at.parent) {
      code().run(Routine.PATH_PREPEND);
      if (at.inMemory()) {
        code().load(at.object());
      }
    }
    code().run(Routine.PATH_PREPEND);
    return path();
  }

  /** Whether a folder is this one or stands below it. */
  public final boolean holds(Directory other) {
    for (Directory at = other; ; at = at.parent()) {
      if (at == this) {
        return true;
      }
      if (at.parent() == at) {
        return false;
      }
    }
  }

  private FileError unchangeable() {
    return new FileError(fileSystem().readOnly() ? Errno.EROFS : Errno.EPERM);
  }
}
