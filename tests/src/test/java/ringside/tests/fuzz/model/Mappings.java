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

  private int maps;

  /**
   * A page.
   *
   * @param map by which mmap(2) it came
   * @param place its place in that mapping
   */
  private record Page(int[] words, boolean shared, int protection, int map, int place) {
    boolean isBehind(Page other, int distance) {
      return map == other.map && place == other.place + distance && protection == other.protection;
    }
  }

  Mappings() {}

  Mappings fork() {
    Mappings copy = new Mappings();
    copy.maps = maps;
    pages.forEach(
        (number, page) -> {
          int[] words = page.shared ? page.words : Arrays.copyOf(page.words, WORDS);
          copy.pages.put(
              number, new Page(words, page.shared, page.protection, page.map, page.place));
        });
    return copy;
  }

  /** mmap(2) with MAP_FIXED and MAP_ANONYMOUS. */
  public void map(int first, int count, int protection, boolean shared) {
    maps++;
    for (int page = first; page < first + count; page++) {
      pages.put(page, new Page(new int[WORDS], shared, protection, maps, page));
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
        .replaceAll(
            (number, page) -> new Page(page.words, page.shared, protection, page.map, page.place));
    return Answer.DONE;
  }

  /** madvise(2) with MADV_DONTNEED: private pages are zero again. */
  public Answer forget(int first, int count) {
    TreeMap<Integer, Page> range = new TreeMap<>(pages.subMap(first, first + count));
    if (range.size() < count) {
      return Answer.OPEN; // the oracle does not tell ENOMEM
    }
    range.values().stream().filter(page -> !page.shared).forEach(p -> Arrays.fill(p.words, 0));
    return Answer.DONE;
  }

  /** mlock(2), munlock(2) of pages that can be read. */
  public Answer lock(int first, int count) {
    boolean all = true;
    for (int page = first; page < first + count; page++) {
      all &= allows(page, READ);
    }
    return all ? Answer.DONE : Answer.OPEN;
  }

  /** mremap(2) with MREMAP_FIXED of pages of one mapping: new pages of it are zero. */
  public Answer move(int from, int count, int to, int wanted) {
    if (from < to + wanted && to < from + count) {
      return Answer.failed(Errno.EINVAL);
    }
    Page first = pages.get(from);
    boolean whole = first != null;
    for (int i = 1; i < count && whole; i++) {
      Page next = pages.get(from + i);
      whole = next != null && next.isBehind(first, i);
    }
    if (!whole || first.shared && wanted > count) {
      return Answer.OPEN; // the oracle maps what is not there; a longer object has no bytes
    }
    pages.subMap(to, to + wanted).clear();
    maps++;
    for (int i = 0; i < wanted; i++) {
      Page page = i < count ? pages.get(from + i) : null;
      int[] words = page == null ? new int[WORDS] : page.words;
      pages.put(to + i, new Page(words, first.shared, first.protection, maps, to + i));
    }
    pages.subMap(from, from + count).clear();
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
