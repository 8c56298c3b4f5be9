package ringside.kernel.memory;

/** What stands behind the pages of a file. */
public interface FilePages {
  /** Pages up to the end of the file; what lies beyond can't be touched (SIGBUS). */
  long pageCount();

  /** Fills a frame with what a page holds. */
  void fill(int page, int frame);
}
