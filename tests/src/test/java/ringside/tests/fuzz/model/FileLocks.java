package ringside.tests.fuzz.model;

import java.util.ArrayList;
import java.util.List;

/** Locks on ranges of a file (fcntl(2)), or on all of it (flock(2)). */
final class FileLocks {
  private final List<Held> held = new ArrayList<>();

  /** A lock; the owner is a process or an open file description. */
  record Held(Object owner, boolean exclusive, long start, long end) {
    boolean touches(Held other) {
      return start <= next(other.end) && other.start <= next(end);
    }

    boolean overlaps(Held other) {
      return start <= other.end && other.start <= end;
    }

    private static long next(long end) {
      return end == Long.MAX_VALUE ? end : end + 1;
    }
  }

  /** Those of others that stand in the way of one. */
  List<Held> conflicts(Held wanted) {
    return held.stream()
        .filter(one -> one.owner != wanted.owner && one.overlaps(wanted))
        .filter(one -> one.exclusive || wanted.exclusive)
        .toList();
  }

  /** Takes one that nothing stands in the way of; it becomes one with its like beside it. */
  void take(Held wanted) {
    Held whole = wanted;
    for (Held one : List.copyOf(held)) {
      boolean like = one.owner == wanted.owner && one.exclusive == wanted.exclusive;
      if (like && one.touches(wanted)) {
        held.remove(one);
        long start = Math.min(whole.start, one.start);
        whole = new Held(whole.owner, whole.exclusive, start, Math.max(whole.end, one.end));
      }
    }
    release(wanted);
    held.add(whole);
  }

  /** Gives up what an owner has of a range. */
  void release(Held range) {
    for (Held one : List.copyOf(held)) {
      if (one.owner == range.owner && one.overlaps(range)) {
        held.remove(one);
        if (one.start < range.start) {
          held.add(new Held(one.owner, one.exclusive, one.start, range.start - 1));
        }
        if (one.end > range.end) {
          held.add(new Held(one.owner, one.exclusive, range.end + 1, one.end));
        }
      }
    }
  }

  /** Gives up all that an owner has. */
  void releaseAll(Object owner) {
    held.removeIf(one -> one.owner == owner);
  }

  /** Whether an owner has one of a kind. */
  boolean has(Object owner, boolean exclusive) {
    return held.stream().anyMatch(one -> one.owner == owner && one.exclusive == exclusive);
  }
}
