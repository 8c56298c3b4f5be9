package ringside.kernel.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The spaces that map shared pages, in the order of their mappings: one that maps them twice is
 * here twice. A program's text is mapped by all its processes, so none is searched for.
 */
final class Mappers {
  private final TreeMap<Long, AddressSpace> byNumber = new TreeMap<>();
  private final Map<AddressSpace, Deque<Long>> numbersOf = new HashMap<>();
  private long lastNumber;

  void add(AddressSpace space) {
    byNumber.put(++lastNumber, space);
    numbersOf.computeIfAbsent(space, each -> new ArrayDeque<>()).addLast(lastNumber);
  }

  /** Takes out the first mapping of a space, if it has one. */
  void remove(AddressSpace space) {
    Deque<Long> numbers = numbersOf.get(space);
    if (numbers != null) {
      byNumber.remove(numbers.removeFirst());
      if (numbers.isEmpty()) {
        numbersOf.remove(space);
      }
    }
  }

  /** All as they are now. */
  List<AddressSpace> all() {
    return List.copyOf(byNumber.values());
  }

  boolean isEmpty() {
    return byNumber.isEmpty();
  }

  int size() {
    return byNumber.size();
  }
}
