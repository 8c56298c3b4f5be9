package ringside.kernel.file;

/** Who is told of what happens to a file (Linux: fsnotify_mark). */
public interface Watcher {
  /**
   * Something has happened to the file, or to what a name in the folder stands for.
   *
   * @param event bits of {@link FileEvents}
   * @param name in the folder; empty for the file itself
   * @param cookie joins both halves of a rename; 0 for others
   */
  void happened(int event, String name, int cookie);

  /** Whether it hears of files that have been removed from the folder, but are still open. */
  boolean hearsOfRemoved();

  /** The file is gone, or out of reach; this was the last that can be told. */
  void gone();
}
