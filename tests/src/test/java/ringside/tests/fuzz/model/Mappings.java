package ringside.tests.fuzz.model;

import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;

/** Some pages of a process at a fixed place (mmap(2), munmap(2), mprotect(2)). */
public final class Mappings {
  /** Pages of the place. */
  public static final int PAGES = 6;

  /** PROT_READ. */
  public static final int READ = 1;

  /** PROT_WRITE. */
  public static final int WRITE = 2;

  private static final int WORDS = 1024;

  private final TreeMap<Integer, Page> pages = new TreeMap<>();

  private record Page(int[] words, boolean shared, int protection) {}

  Mappings() {}

  Mappings fork() {
    Mappings copy = new Mappings();
    pages.forEach(
        (number, page) -> {
          int[] words = page.shared ? page.words : Arrays.copyOf(page.words, WORDS);
          copy.pages.put(number, new Page(words, page.shared, page.protection));
        });
    return copy;
  }

  /** mmap(2) with MAP_FIXED and MAP_ANONYMOUS. */
  public void map(int first, int count, int protection, boolean shared) {
    for (int page = first; page < first + count; page++) {
      pages.put(page, new Page(new int[WORDS], shared, protection));
    }
  }

  /** munmap(2). */
  public Answer unmap(int first, int count) {
    if (count == 0) {
      return Answer.failed(Errno.EINVAL);
    }
    pages.subMap(first, first + count).clear();
    return Answer.DONE;
  }

  /** mprotect(2); with a hole it fails after it has changed some, but not in the oracle. */
  public Answer protect(int first, int count, int protection) {
    int there = pages.subMap(first, first + count).size();
    if (there < count) {
      return Answer.OPEN;
    }
    pages
        .subMap(first, first + count)
        .replaceAll((number, page) -> new Page(page.words, page.shared, protection));
    return Answer.DONE;
  }

  /** Whether an access to a page is allowed. */
  public boolean allows(int page, int access) {
    @Nullable Page there = pages.get(page);
    return there != null && (there.protection & access) != 0;
  }

  /** A word of a page that is there. */
  public int load(int page, int word) {
    Page there = pages.get(page);
    return there == null ? 0 : there.words[word];
  }

  /** Changes a word of a page that is there. */
  public void store(int page, int word, int value) {
    Page there = pages.get(page);
    if (there != null) {
      there.words[word] = value;
    }
  }
}
