package ringside.tests.fuzz.model;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/**
 * Files and folders by name (path_resolution(7)). Name n is one of three letters with "/x" behind
 * it as often as n / 3 says.
 */
public final class NamedFiles {
  /** Names that a sequence uses. */
  public static final int NAMES = 9;

  private static final int LETTERS = 3;
  private static final int LEVELS = NAMES / LETTERS;
  private static final int CREATE = 0100;
  private static final int EXCLUSIVE = 0200;
  private static final int TRUNCATE = 01000;
  private static final int NO_REPLACE = 1;
  private static final int EXCHANGE = 2;

  private final FileNode.Folder root = new FileNode.Folder();

  NamedFiles() {}

  /** Where a name is: its folder, or why there is none. */
  private record Place(FileNode.@Nullable Folder folder, String last, Answer error) {
    @Nullable FileNode node() {
      return folder == null ? null : folder.entries().get(last);
    }

    TreeMap<String, FileNode> entries() {
      return folder == null ? new TreeMap<>() : folder.entries();
    }
  }

  /** openat(2), but for its descriptor: the file in the answer's place, or null with an error. */
  record Opened(FileNode.@Nullable Regular file, Answer answer) {}

  Opened open(int name, int flags) {
    Place place = find(name);
    FileNode node = place.node();
    boolean writes = (flags & 3) != 0;
    if (place.folder == null || node == null && (flags & CREATE) == 0) {
      return new Opened(null, place.error);
    }
    if (node != null && (flags & (CREATE | EXCLUSIVE)) == (CREATE | EXCLUSIVE)) {
      return new Opened(null, Answer.failed(Errno.EEXIST));
    }
    if (node instanceof FileNode.Folder) {
      boolean wrong = writes || (flags & CREATE) != 0;
      return new Opened(null, wrong ? Answer.failed(Errno.EISDIR) : Answer.OPEN);
    }
    FileNode.Regular file = node instanceof FileNode.Regular there ? there : create(place);
    if ((flags & TRUNCATE) != 0 && writes) {
      file.truncate(0);
    }
    return new Opened(file, Answer.DONE);
  }

  private static FileNode.Regular create(Place place) {
    FileNode.Regular file = new FileNode.Regular();
    file.link(1);
    place.entries().put(place.last, file);
    return file;
  }

  /** mkdirat(2). */
  public Answer makeFolder(int name) {
    Place place = find(name);
    if (place.folder == null) {
      return place.error;
    }
    boolean there = place.entries().putIfAbsent(place.last, new FileNode.Folder()) != null;
    return there ? Answer.failed(Errno.EEXIST) : Answer.DONE;
  }

  /** unlinkat(2), of a folder with AT_REMOVEDIR. */
  public Answer remove(int name, boolean folder) {
    Place place = find(name);
    FileNode node = place.node();
    if (node == null) {
      return place.error;
    }
    if (folder != node instanceof FileNode.Folder) {
      return Answer.failed(folder ? Errno.ENOTDIR : Errno.EISDIR);
    }
    if (!isEmpty(node)) {
      return Answer.failed(Errno.ENOTEMPTY);
    }
    place.entries().remove(place.last);
    unlink(node);
    return Answer.DONE;
  }

  /** linkat(2). */
  public Answer link(int from, int to) {
    FileNode node = find(from).node();
    if (node == null) {
      return find(from).error;
    }
    Place place = find(to);
    if (place.folder == null) {
      return place.error;
    }
    if (place.node() != null) {
      return Answer.failed(Errno.EEXIST);
    }
    if (node instanceof FileNode.Regular file) {
      file.link(1);
      place.entries().put(place.last, file);
      return Answer.DONE;
    }
    return Answer.failed(Errno.EPERM);
  }

  /** renameat2(2); left open where names would come that the sequence does not know. */
  public Answer rename(int from, int to, int flags) {
    Place old = find(from);
    Place place = find(to);
    FileNode node = old.node();
    if (node == null || place.folder == null) {
      return old.folder == null || place.folder != null ? old.error : place.error;
    }
    FileNode there = place.node();
    if (flags == NO_REPLACE && there != null) {
      return Answer.failed(Errno.EEXIST);
    }
    if (flags == EXCHANGE && there == null) {
      return Answer.failed(Errno.ENOENT);
    }
    if (isBelow(to, from)) {
      return Answer.failed(Errno.EINVAL);
    }
    if (isBelow(from, to)) {
      return Answer.failed(flags == EXCHANGE ? Errno.EINVAL : Errno.ENOTEMPTY);
    }
    if (there == node) {
      return Answer.DONE;
    }
    if (to / LETTERS + node.height() > LEVELS) {
      return Answer.OPEN;
    }
    return flags == EXCHANGE ? exchange(old, place, from) : replace(old, node, place, there);
  }

  private static Answer exchange(Place old, Place place, int from) {
    FileNode node = old.node();
    FileNode there = place.node();
    if (node == null || there == null || from / LETTERS + there.height() > LEVELS) {
      return Answer.OPEN;
    }
    old.entries().put(old.last, there);
    place.entries().put(place.last, node);
    return Answer.DONE;
  }

  private static Answer replace(Place old, FileNode node, Place place, @Nullable FileNode there) {
    if (there != null) {
      boolean folder = node instanceof FileNode.Folder;
      if (folder != there instanceof FileNode.Folder) {
        return Answer.failed(folder ? Errno.ENOTDIR : Errno.EISDIR);
      }
      if (!isEmpty(there)) {
        return Answer.failed(Errno.ENOTEMPTY);
      }
      unlink(there);
    }
    old.entries().remove(old.last);
    place.entries().put(place.last, node);
    return Answer.DONE;
  }

  /** Links and size of a file, or null where there is no file. */
  public int @Nullable [] status(int name) {
    FileNode node = find(name).node();
    return node instanceof FileNode.Regular file ? new int[] {file.links(), file.size()} : null;
  }

  /** Why there is nothing of a name, or that there is something. */
  public Answer presence(int name) {
    Place place = find(name);
    return place.node() == null ? place.error : Answer.DONE;
  }

  /** Whether it is a folder. */
  public boolean isFolder(int name) {
    return find(name).node() instanceof FileNode.Folder;
  }

  private static boolean isEmpty(FileNode node) {
    return !(node instanceof FileNode.Folder folder) || folder.entries().isEmpty();
  }

  private static void unlink(FileNode node) {
    if (node instanceof FileNode.Regular file) {
      file.link(-1);
    }
  }

  /** Whether a name goes through another. */
  private static boolean isBelow(int name, int other) {
    return name % LETTERS == other % LETTERS && name / LETTERS > other / LETTERS;
  }

  private Place find(int name) {
    FileNode.Folder folder = root;
    String last = "abc".substring(name % LETTERS, name % LETTERS + 1);
    for (int level = 0; level < name / LETTERS; level++) {
      FileNode next = folder.entries().get(last);
      if (!(next instanceof FileNode.Folder inner)) {
        return new Place(null, last, Answer.failed(next == null ? Errno.ENOENT : Errno.ENOTDIR));
      }
      folder = inner;
      last = "x";
    }
    return new Place(folder, last, Answer.failed(Errno.ENOENT));
  }
}
