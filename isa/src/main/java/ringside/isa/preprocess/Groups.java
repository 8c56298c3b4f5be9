package ringside.isa.preprocess;

import java.util.ArrayDeque;
import java.util.Deque;

/** Which lines count: the nesting of #if, #elif, #else, #endif. */
final class Groups {
  private static final class Group {
    private final boolean outerActive;
    private final int line;
    private boolean active;
    private boolean taken;
    private boolean elseSeen;

    Group(boolean outerActive, boolean active, int line) {
      this.outerActive = outerActive;
      this.active = active;
      this.taken = active;
      this.line = line;
    }
  }

  private final Deque<Group> open = new ArrayDeque<>();

  boolean active() {
    Group group = open.peek();
    return group == null || group.active;
  }

  int depth() {
    return open.size();
  }

  void open(boolean counts, int line) {
    open.push(new Group(active(), counts, line));
  }

  /** Whether the condition of an #elif matters here. */
  boolean wantsCondition() {
    Group group = open.peek();
    return group != null && group.outerActive && !group.taken;
  }

  /** #elif and #else. */
  void otherwise(boolean condition, boolean last) {
    Group group = open.peek();
    String name = last ? "#else" : "#elif";
    if (group == null) {
      throw new PreprocessException(name + " without #if");
    }
    if (group.elseSeen) {
      throw new PreprocessException(name + " after #else");
    }
    group.active = group.outerActive && !group.taken && condition;
    group.taken |= group.active;
    group.elseSeen = last;
  }

  void close() {
    if (open.poll() == null) {
      throw new PreprocessException("#endif without #if");
    }
  }

  /** Forgets those that were not closed; returns the line of the first of them. */
  int unwindTo(int depth) {
    int line = 0;
    while (open.size() > depth) {
      line = open.pop().line;
    }
    return line;
  }
}
