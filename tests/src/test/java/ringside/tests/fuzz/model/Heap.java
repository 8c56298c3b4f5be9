package ringside.tests.fuzz.model;

import java.util.TreeMap;
import java.util.TreeSet;

/** The memory of a process up to its program break (brk(2)). */
public final class Heap {
  /** Pages that a sequence uses. */
  public static final int PAGES = 6;

  private static final int PAGE = 4096;
  private static final int WORDS = 1024;

  private final TreeMap<Integer, int[]> pages = new TreeMap<>();
  private final TreeSet<Integer> readOnly = new TreeSet<>();

  private int end;

  Heap() {}

  Heap fork() {
    Heap copy = new Heap();
    pages.forEach((number, words) -> copy.pages.put(number, words.clone()));
    copy.readOnly.addAll(readOnly);
    copy.end = end;
    return copy;
  }

  /**
   * brk(2): pages beyond the break are lost, new ones are zero.
   *
   * @param bytes where the break is to be, counted from the first
   */
  public Answer moveBreak(int bytes) {
    int count = (bytes + PAGE - 1) / PAGE;
    boolean clearsPart = end % PAGE != 0 && readOnly.contains(pages.size() - 1);
    if (clearsPart || !readOnly.tailSet(count).isEmpty()) {
      return Answer.OPEN; // the oracle keeps them, and fails to clear them for later
    }
    end = bytes;
    pages.tailMap(count).clear();
    for (int page = 0; page < count; page++) {
      pages.computeIfAbsent(page, number -> new int[WORDS]);
    }
    return Answer.of(bytes);
  }

  /** madvise(2) with MADV_DONTNEED: a page is zero again. */
  public void forget(int page) {
    pages.computeIfPresent(page, (number, words) -> new int[WORDS]);
  }

  /** mprotect(2) of a page. */
  public void protect(int page, boolean writable) {
    if (writable) {
      readOnly.remove(page);
    } else {
      readOnly.add(page);
    }
  }

  /** Whether a page may be written. */
  public boolean writable(int page) {
    return !readOnly.contains(page);
  }

  /** How many pages there are. */
  public int size() {
    return pages.size();
  }

  /** A word of a page that is there. */
  public int load(int page, int word) {
    return pages.getOrDefault(page, new int[WORDS])[word];
  }

  /** Changes a word of a page that is there. */
  public void store(int page, int word, int value) {
    pages.getOrDefault(page, new int[WORDS])[word] = value;
  }
}
