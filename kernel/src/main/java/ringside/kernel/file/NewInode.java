package ringside.kernel.file;

import ringside.kernel.identity.Who;

/**
 * What is to be made.
 *
 * @param kind what it will be
 * @param permissions its permission bits, umask taken off
 * @param owner whose it will be
 * @param target what a symbolic link says; empty for others
 * @param special number of the device that it will be, or 0
 */
public record NewInode(FileKind kind, int permissions, Who owner, String target, int special) {
  /** A file, folder or FIFO. */
  public static NewInode of(FileKind kind, int permissions, Who owner) {
    return new NewInode(kind, permissions, owner, "", 0);
  }

  /** A symbolic link. */
  public static NewInode link(String target, Who owner) {
    return new NewInode(FileKind.LINK, 0777, owner, target, 0);
  }

  /** A character device. */
  public static NewInode device(int special, int permissions, Who owner) {
    return new NewInode(FileKind.CHARACTER, permissions, owner, "", special);
  }
}
