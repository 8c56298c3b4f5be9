package ringside.kernel.file;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/** Files as anybody would write them down: maps of names, arrays of bytes. */
final class NaiveFiles {
  final Node root = new Node(true);

  /** A folder or a file. */
  static final class Node {
    final boolean isFolder;
    final TreeMap<String, Node> names = new TreeMap<>();
    byte[] bytes = {};
    int links = 1;

    Node(boolean isFolder) {
      this.isFolder = isFolder;
    }

    boolean holds(Node other) {
      return this == other || names.values().stream().anyMatch(node -> node.holds(other));
    }
  }

  private record Place(Node folder, String name) {
    @Nullable Node node() {
      return folder.names.get(name);
    }

    Node required() {
      Node node = node();
      return node == null ? fail(Errno.ENOENT) : node;
    }
  }

  private static <T> T fail(Errno errno) {
    throw new FileError(errno);
  }

  private Place place(String path) {
    List<String> parts = List.of(path.split("/", -1));
    Node at = root;
    for (String part : parts.subList(0, parts.size() - 1)) {
      Node next = at.names.get(part);
      if (next == null) {
        fail(Errno.ENOENT);
      } else if (!next.isFolder) {
        fail(Errno.ENOTDIR);
      } else {
        at = next;
      }
    }
    return new Place(at, parts.get(parts.size() - 1));
  }

  Node file(String path) {
    Node node = place(path).required();
    return node.isFolder ? fail(Errno.EISDIR) : node;
  }

  void create(String path, boolean folder) {
    Place place = place(path);
    if (place.node() != null) {
      fail(Errno.EEXIST);
    }
    place.folder.names.put(place.name, new Node(folder));
  }

  void write(String path, byte[] bytes, int at) {
    Node file = file(path);
    file.bytes = Arrays.copyOf(file.bytes, Math.max(file.bytes.length, at + bytes.length));
    System.arraycopy(bytes, 0, file.bytes, at, bytes.length);
  }

  void resize(String path, int size) {
    Node file = file(path);
    file.bytes = Arrays.copyOf(file.bytes, size);
  }

  void link(String from, String to) {
    Node node = place(from).required();
    Place place = place(to);
    if (place.node() != null) {
      fail(Errno.EEXIST);
    }
    if (node.isFolder) {
      fail(Errno.EPERM);
    }
    node.links++;
    place.folder.names.put(place.name, node);
  }

  void unlink(String path) {
    Place place = place(path);
    if (place.required().isFolder) {
      fail(Errno.EISDIR);
    }
    place.required().links--;
    place.folder.names.remove(place.name);
  }

  void removeFolder(String path) {
    Place place = place(path);
    Node node = place.required();
    if (!node.isFolder) {
      fail(Errno.ENOTDIR);
    }
    if (!node.names.isEmpty()) {
      fail(Errno.ENOTEMPTY);
    }
    place.folder.names.remove(place.name);
  }

  void rename(String from, String to) {
    Place old = place(from);
    Place target = place(to);
    Node moving = old.required();
    Node replaced = target.node();
    if (moving.isFolder && moving.holds(target.folder)) {
      fail(Errno.EINVAL);
    }
    if (replaced != null && replaced.isFolder && replaced.holds(old.folder)) {
      fail(Errno.ENOTEMPTY);
    }
    if (replaced == moving) {
      return;
    }
    if (replaced != null) {
      requireReplaceable(moving, replaced);
      replaced.links--;
    }
    old.folder.names.remove(old.name);
    target.folder.names.put(target.name, moving);
  }

  void exchange(String one, String other) {
    Place first = place(one);
    Place second = place(other);
    Node mine = first.required();
    Node theirs = second.required();
    boolean mineHolds = mine.isFolder && mine.holds(second.folder);
    boolean theirsHolds = theirs.isFolder && theirs.holds(first.folder);
    if (mineHolds || theirsHolds) {
      fail(Errno.EINVAL);
    }
    first.folder.names.put(first.name, theirs);
    second.folder.names.put(second.name, mine);
  }

  private static void requireReplaceable(Node moving, Node replaced) {
    if (moving.isFolder && !replaced.isFolder) {
      fail(Errno.ENOTDIR);
    }
    if (!moving.isFolder && replaced.isFolder) {
      fail(Errno.EISDIR);
    }
    if (!replaced.names.isEmpty()) {
      fail(Errno.ENOTEMPTY);
    }
  }
}
