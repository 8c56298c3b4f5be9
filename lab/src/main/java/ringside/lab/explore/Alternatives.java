package ringside.lab.explore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The schedules that a run shows to be worth while, each once. */
final class Alternatives {
  private final Set<Alternative> all = new LinkedHashSet<>();

  /** All, in the order in which they turned up. */
  Set<Alternative> all() {
    return all;
  }

  /** Each thread that could go on before an instruction does. */
  void everyone(Moment moment, long at) {
    moment.others().forEach(tid -> before(moment, at, tid));
  }

  /** Each thread that could have begun a block. */
  void everyone(Block block) {
    block.others().forEach(tid -> first(block, tid));
  }

  /**
   * A thread goes on before an instruction does, or any that may lead to it where it can't. It may
   * begin the block instead, too, which costs no preemption: with a bound, the same may not be
   * within reach otherwise.
   *
   * @param at instructions before that one
   */
  void before(Moment moment, long at, int tid) {
    first(moment.block(), tid);
    if (at == moment.block().at()) {
      return;
    }
    for (int other : able(moment.others(), tid)) {
      all.add(new Alternative(moment.taken(), new Choice(Choice.Kind.PREEMPTION, at, other), at));
    }
  }

  /** A timer sends its signal before an instruction. */
  void timerEnds(Moment moment, long at) {
    all.add(new Alternative(moment.taken(), new Choice(Choice.Kind.TIMER, at, 0), at));
  }

  /** Another of several threads that wait is woken than who has waited longest. */
  void wakes(Moment moment, long at, long number, int waiting) {
    for (int place = 1; place < waiting; place++) {
      Choice choice = new Choice(Choice.Kind.WAITER, number, place);
      all.add(new Alternative(moment.taken(), choice, at));
    }
  }

  /** A thread begins a block in place of the one that did, or any where it can't. */
  void first(Block block, int tid) {
    for (int other : able(block.others(), tid)) {
      all.add(new Alternative(block.taken(), block.choice(other), block.at()));
    }
  }

  private static List<Integer> able(List<Integer> others, int tid) {
    return others.contains(tid) ? List.of(tid) : others;
  }
}
