package ringside.lab.adapter;

/** Hears what happens on the way. */
public interface Listener {
  /**
   * The guest has printed something.
   *
   * @param error whether to its standard error
   * @param cycle of the write
   */
  void printed(byte[] bytes, boolean error, long cycle);

  /** The run has gone back, before so many bytes of standard output were printed. */
  void takenBack(int bytes);

  /** A stop point says something instead of stopping. */
  void logged(String text, long cycle);
}
