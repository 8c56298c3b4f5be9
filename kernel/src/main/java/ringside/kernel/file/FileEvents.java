package ringside.kernel.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to files, told to those who watch them (Linux: fsnotify). Where nobody watches,
 * nothing is done. The bits are those of inotify(7).
 */
public final class FileEvents {
  /** It was read. */
  public static final int ACCESS = 0x1;

  /** It was written, or its length set. */
  public static final int MODIFY = 0x2;

  /** Its attributes were changed. */
  public static final int ATTRIBUTES = 0x4;

  /** Who could write it has closed it. */
  public static final int CLOSE_WRITE = 0x8;

  /** Who could only read it has closed it. */
  public static final int CLOSE_NO_WRITE = 0x10;

  /** It was opened. */
  public static final int OPEN = 0x20;

  /** A name was moved away. */
  public static final int MOVED_FROM = 0x40;

  /** A name was moved here. */
  public static final int MOVED_TO = 0x80;

  /** A name was made. */
  public static final int CREATE = 0x100;

  /** A name was removed. */
  public static final int DELETE = 0x200;

  /** The file itself is gone. */
  public static final int DELETE_SELF = 0x400;

  /** The file itself was moved. */
  public static final int MOVE_SELF = 0x800;

  /** Its file system was unmounted. */
  public static final int UNMOUNT = 0x2000;

  /** It is about a folder. */
  public static final int IS_FOLDER = 0x4000_0000;

  private FileEvents() {}

  /** Something has happened to an open file; one without a place is nobody's to watch. */
  public static void happened(OpenFile file, int event) {
    Located where = file.where();
    if (where != null) {
      happened(where, event);
    }
  }

  /** Something has happened to what was found by a name: its folder hears of it, and itself. */
  public static void happened(Located where, int event) {
    Located now = where.now();
    Inode inode = now.inode();
    if (inode instanceof Directory folder) {
      tellFolder(folder.parent(), event | IS_FOLDER, folder.name(), inode);
    } else {
      tellFolder(now.folder(), event, now.name(), inode);
    }
    toItself(inode, event);
  }

  /** Something has happened to a file by whatever name. */
  public static void toItself(Inode inode, int event) {
    boolean alone = event == DELETE_SELF || event == MOVE_SELF;
    boolean marked = inode instanceof Directory && !alone;
    for (Watcher watcher : inode.watchers()) {
      watcher.happened(marked ? event | IS_FOLDER : event, "", 0);
    }
  }

  /** Something has happened to a name. */
  public static void named(
      Directory folder, int event, String name, @Nullable Inode inode, int cookie) {
    boolean isFolder = inode instanceof Directory;
    for (Watcher watcher : folder.watchers()) {
      watcher.happened(isFolder ? event | IS_FOLDER : event, name, cookie);
    }
  }

  /** A file is gone: those who have watched it hear so, and are released. */
  static void gone(Inode inode, int event) {
    List<Watcher> watchers = inode.watchers();
    toItself(inode, event);
    watchers.forEach(Watcher::gone);
  }

  private static void tellFolder(Directory folder, int event, String name, Inode inode) {
    if (folder == inode) {
      return; // the root, which stands in nothing
    }
    for (Watcher watcher : folder.watchers()) {
      if (!inode.removed() || watcher.hearsOfRemoved()) {
        watcher.happened(event, name, 0);
      }
    }
  }
}
