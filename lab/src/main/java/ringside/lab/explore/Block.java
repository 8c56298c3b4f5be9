package ringside.lab.explore;

import java.util.List;

/**
 * A stretch of a run in which one thread alone executes: how it began.
 *
 * @param kind of the choice by which another thread could have begun one instead
 * @param number of that choice, as in {@link Choice}
 * @param at instructions that programs had executed
 * @param taken choices of the schedule that were made before
 * @param others tids of the threads that could have been taken instead
 * @param asleep those of them for which time would have to pass
 * @param yielded the one of them that has yielded; 0 for none
 */
record Block(
    Choice.Kind kind,
    long number,
    long at,
    int taken,
    List<Integer> others,
    List<Integer> asleep,
    int yielded) {
  /** Before anything has run. */
  static final Block NONE = new Block(Choice.Kind.PICK, 0, 0, 0, List.of(), List.of(), 0);

  /** The same, begun after so many instructions. */
  Block at(long instructions) {
    return instructions == at
        ? this
        : new Block(kind, number, instructions, taken, others, asleep, yielded);
  }

  /** The choice by which another thread begins it. */
  Choice choice(int tid) {
    return new Choice(kind == Choice.Kind.PICK ? pick(tid) : kind, number, tid);
  }

  private Choice.Kind pick(int tid) {
    if (asleep.contains(tid)) {
      return Choice.Kind.IDLE;
    }
    return tid == yielded ? Choice.Kind.STAY : Choice.Kind.PICK;
  }
}
