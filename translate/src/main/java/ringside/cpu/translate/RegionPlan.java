package ringside.cpu.translate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import ringside.isa.LatencyClass;

/**
 * Which instructions of a page go into a region: those that are reached from its seed, nearest
 * first, while the method that they become is one that the JVM compiles. A block begins wherever
 * something may jump to, and at each line; where jumps lead back the code looks at the limit.
 */
final class RegionPlan {
  private static final int BYTES_OF_ACCESS = 160;
  private static final int BYTES_OF_JUMP = 62;
  private static final int BYTES_OF_RETURN_POINT = 50;
  private static final int BYTES_OF_BLOCK = 30;
  private static final int BYTES_OF_OTHER = 14;

  /** Cycles between the last look at the limit and the limit, so that it is not met at a look. */
  private static final int MARGIN = 2;

  private final PageCode code;

  /** The instructions, by index. */
  final BitSet members = new BitSet();

  /** The first instructions of blocks. */
  final BitSet leaders = new BitSet();

  /** Leaders at which the code looks at the limit. */
  final BitSet checks = new BitSet();

  /** Leaders behind calls, and those called from the beginning of a line: where a jalr may go. */
  final BitSet returnPoints = new BitSet();

  private final int[] need = new int[PageCode.INSTRUCTIONS + 1];
  private final Deque<Integer> open = new ArrayDeque<>();
  private final int mostBytes;
  private int bytes;

  /**
   * The region around an instruction.
   *
   * @param mostBytes of the JVM's code, about
   */
  RegionPlan(PageCode code, int seed, int mostBytes) {
    this.code = code;
    this.mostBytes = mostBytes;
    lead(beginning(seed));
    while (!open.isEmpty()) {
      follow(open.remove());
    }
    leaders.and(members);
    returnPoints.and(members);
    findChecks();
    for (int i = members.length() - 1; i >= 0; i--) {
      need[i] = members.get(i) ? needAt(i) : 0;
    }
  }

  /** The leaders in order. */
  List<Integer> entries() {
    List<Integer> all = new ArrayList<>();
    leaders.stream().forEach(all::add);
    return all;
  }

  /** {@link #bound} of all entries, in their order. */
  List<Integer> bounds() {
    return entries().stream().map(this::bound).toList();
  }

  int mostBound() {
    return leaders.stream().map(this::bound).max().orElse(0);
  }

  /** Cycles that must be left to the limit at a leader. */
  int bound(int leader) {
    return need[leader] + MARGIN;
  }

  /** The beginning of the straight code that an instruction is in. */
  private int beginning(int seed) {
    BitSet targets = new BitSet();
    for (int i = 0; i < PageCode.INSTRUCTIONS; i++) {
      boolean jumps = code.latency(i) == LatencyClass.BRANCH || code.latency(i) == LatencyClass.JAL;
      if (jumps && PageCode.isInPage(code.target(i))) {
        targets.set(code.target(i));
      }
    }
    int first = seed;
    while (first > 0 && !targets.get(first) && !startsAnew(first)) {
      first--;
    }
    return first;
  }

  private boolean startsAnew(int index) {
    return code.ends(index - 1) || code.isLeftOut(index - 1);
  }

  private void lead(int index) {
    if (PageCode.isInPage(index) && !leaders.get(index)) {
      leaders.set(index);
      open.add(index);
    }
  }

  private void follow(int leader) {
    for (int i = leader; i < PageCode.INSTRUCTIONS; i++) {
      if (members.get(i) || PageCode.startsLine(i)) {
        leaders.set(i);
      }
      if (members.get(i) || code.isLeftOut(i)) {
        return;
      }
      bytes += bytes(i);
      if (bytes > mostBytes) {
        return;
      }
      members.set(i);
      leadFrom(i);
      if (code.ends(i)) {
        return;
      }
    }
  }

  private void leadFrom(int index) {
    switch (code.latency(index)) {
      case BRANCH -> lead(code.target(index));
      case JAL -> {
        lead(code.target(index));
        leadBehindCall(index);
      }
      case JALR -> {
        lead(code.farTarget(index));
        if (leaders.get(index) && PageCode.isInPage(code.farTarget(index))) {
          returnPoints.set(code.farTarget(index));
        }
        leadBehindCall(index);
      }
      case SYSTEM, TRAP -> lead(index + 1);
      case SINGLE, MULTIPLY, DIVIDE, LOAD, STORE -> {
        // The next one is the one behind.
      }
    }
  }

  private void leadBehindCall(int index) {
    if (code.links(index) && index + 1 < PageCode.INSTRUCTIONS) {
      lead(index + 1);
      returnPoints.set(index + 1);
    }
  }

  private int bytes(int index) {
    int block = leaders.get(index) ? BYTES_OF_BLOCK : 0;
    return block
        + switch (code.latency(index)) {
          case LOAD, STORE -> BYTES_OF_ACCESS;
          case BRANCH, JAL -> BYTES_OF_JUMP;
          case JALR -> BYTES_OF_JUMP + returnPoints.cardinality() * BYTES_OF_RETURN_POINT;
          case SINGLE, MULTIPLY, DIVIDE, SYSTEM, TRAP -> BYTES_OF_OTHER;
        };
  }

  private void findChecks() {
    checks.or(returnPoints);
    for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
      boolean jumps = code.latency(i) == LatencyClass.BRANCH || code.latency(i) == LatencyClass.JAL;
      int target = jumps ? code.target(i) : code.farTarget(i);
      if (target <= i && isMember(target)) {
        checks.set(target);
      }
    }
  }

  /** Where a jalr always goes, or {@link PageCode#UNKNOWN}. */
  int knownTarget(int index) {
    return leaders.get(index) ? PageCode.UNKNOWN : code.farTarget(index);
  }

  /** Whether an instruction, perhaps of another page, belongs to the region. */
  boolean isMember(int index) {
    return index >= 0 && members.get(index);
  }

  /** Cycles from before an instruction to the next look at the limit, at most. */
  private int needAt(int index) {
    int own = code.loadUse(index) + code.mulDiv(index) + 1;
    return own
        + switch (code.latency(index)) {
          case BRANCH ->
              Math.max(
                  code.branch(index, true) + needFrom(code.target(index)),
                  code.branch(index, false) + needFrom(index + 1));
          case JAL -> code.jump(index) + needFrom(code.target(index));
          case JALR -> code.jump(index) + needFrom(knownTarget(index));
          case SYSTEM, TRAP -> 0;
          case SINGLE, MULTIPLY, DIVIDE, LOAD, STORE -> needFrom(index + 1);
        };
  }

  private int needFrom(int index) {
    return isMember(index) && !checks.get(index) ? need[index] : 0;
  }
}
