package ringside.kernel.file.tree;

import ringside.kernel.file.Directory;
import ringside.kernel.file.FileSystem;

/**
 * A file system at its place (Linux: struct mount).
 *
 * @param root its root folder, which stands where a folder stood before
 * @param covered that folder; the root itself where there was none, or it is gone
 */
public record Mount(FileSystem fileSystem, Directory root, Directory covered) {
  private static final int BLOCK_KIB = 4;

  /** A file system that is there from the start. */
  static Mount fixed(Directory root) {
    return new Mount(root.fileSystem(), root, root);
  }

  /** Whether it can be taken away. */
  boolean isRemovable() {
    return covered != root;
  }

  /** The absolute path of its root. */
  public String path() {
    return root.path();
  }

  /** The device that it stands in, or 0 for the root of all. */
  public int parentDevice() {
    return root.parent() == root ? 0 : root.parent().fileSystem().device();
  }

  /** The option that says how much it holds at most, or nothing. */
  public String limit() {
    return fileSystem.isLimited() ? ",size=" + fileSystem.mostBlocks() * BLOCK_KIB + "k" : "";
  }
}
