package ringside.kernel.file;

/**
 * An inode and the name it was found by.
 *
 * @param inode what was found
 * @param folder where
 * @param name its name there; "." for the folder itself
 */
public record Located(Inode inode, Directory folder, String name) {
  /** The same by the name that this one has become, if the file was moved while it was open. */
  public Located now() {
    return inode.now(this);
  }

  /** The absolute path, as /proc shows it; marked where the name has gone. */
  public String path() {
    if (inode instanceof Directory directory) {
      return directory.path();
    }
    String path = (folder.path().equals("/") ? "" : folder.path()) + "/" + name;
    return inode.removed() ? path + " (deleted)" : path;
  }
}
