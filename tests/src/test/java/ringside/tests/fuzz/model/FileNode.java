package ringside.tests.fuzz.model;

import java.util.Arrays;
import java.util.TreeMap;

/** What a name of a folder leads to (inode(7)). */
abstract sealed class FileNode {
  /** A folder. */
  static final class Folder extends FileNode {
    private final TreeMap<String, FileNode> entries = new TreeMap<>();

    TreeMap<String, FileNode> entries() {
      return entries;
    }

    @Override
    int height() {
      return 1 + entries.values().stream().mapToInt(FileNode::height).max().orElse(0);
    }
  }

  /** A file with bytes, of which a part may be a hole. */
  static final class Regular extends FileNode {
    private final FileLocks records = new FileLocks();
    private final FileLocks whole = new FileLocks();
    private byte[] bytes = new byte[0];
    private int links;

    /** Locks of fcntl(2). */
    FileLocks records() {
      return records;
    }

    /** Locks of flock(2). */
    FileLocks whole() {
      return whole;
    }

    int size() {
      return bytes.length;
    }

    int links() {
      return links;
    }

    void link(int more) {
      links += more;
    }

    byte[] read(int from, int length) {
      int part = Math.min(length, Math.max(0, bytes.length - from));
      return part == 0 ? new byte[0] : Arrays.copyOfRange(bytes, from, from + part);
    }

    void write(int from, byte[] more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length, from + more.length));
      System.arraycopy(more, 0, bytes, from, more.length);
    }

    void truncate(int length) {
      bytes = Arrays.copyOf(bytes, length);
    }

    @Override
    int height() {
      return 1;
    }
  }

  private FileNode() {}

  /** Levels of names that it has, its own among them. */
  abstract int height();
}
