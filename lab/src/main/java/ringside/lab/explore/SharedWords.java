package ringside.lab.explore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which words several threads use, by physical address: what one of them does there another may
 * notice. Words that are only read are not among them.
 */
final class SharedWords {
  private static final int SEVERAL = -1;

  private final Set<Integer> known;
  private final Map<Integer, Integer> users = new HashMap<>();
  private final Set<Integer> written = new HashSet<>();
  private final Set<Integer> found = new HashSet<>();

  /** Those that are known before a run. */
  SharedWords(Set<Integer> known) {
    this.known = known;
  }

  /** Whether a word was known to be shared before the run. */
  boolean isKnown(int word) {
    return known.contains(word);
  }

  /** A thread, or the kernel for it, has read or written a word. */
  void use(int word, boolean write, int tid) {
    if (known.contains(word)) {
      return;
    }
    if (write) {
      written.add(word);
    }
    int user = users.merge(word, tid, (a, b) -> a.equals(b) ? a : SEVERAL);
    if (user == SEVERAL && written.contains(word)) {
      found.add(word);
    }
  }

  /** Words that turned out to be shared, beside those known before. */
  Set<Integer> found() {
    return found;
  }
}
