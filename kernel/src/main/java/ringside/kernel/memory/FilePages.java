package ringside.kernel.memory;

/** What stands behind the pages of a file. */
public interface FilePages {
  /** Pages up to the end of the file; what lies beyond can't be touched (SIGBUS). */
  long pageCount();

  /** Makes a range read as zeros and gives its frames back (fallocate(2)). */
  void punch(long offset, long length);

  /** Fills a frame with what a page holds. */
  void fill(int page, int frame);
}
