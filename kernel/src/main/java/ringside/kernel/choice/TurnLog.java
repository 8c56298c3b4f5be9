package ringside.kernel.choice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/**
 * The turns of a run, counted in instructions, so that a run that takes other times can have the
 * same: each thread is interrupted where it was, after the very same number of instructions. For
 * two runs of the same program; unlike a {@link Schedule} it does not give the same run again, but
 * the same work in the same order.
 */
public final class TurnLog {
  private final List<Noted> all = new ArrayList<>();
  private final Map<Question, Deque<Long>> answers = new EnumMap<>(Question.class);

  /**
   * A turn, and where in it the quantum was renewed.
   *
   * @param turn what became of it
   * @param byInterrupt whether it was in the kernel for an interrupt when it last came out of it
   * @param renewals where an interrupt found that its quantum was over, and it went on:
   *     instructions and traps until then
   */
  record Noted(Turn turn, boolean byInterrupt, List<Place> renewals) {}

  /** A place in a turn: instructions retired in it, and traps taken. */
  record Place(long instructions, long traps) {}

  /** A log of nothing. */
  public TurnLog() {}

  /** The turns, in order. */
  public List<Turn> turns() {
    return all.stream().map(Noted::turn).toList();
  }

  List<Noted> noted() {
    return all;
  }

  /**
   * What was answered to a question, in order, for questions that are not about turns: who of the
   * waiters, whether a packet is lost.
   */
  Map<Question, Deque<Long>> answers() {
    Map<Question, Deque<Long>> copy = new EnumMap<>(Question.class);
    answers.forEach((question, given) -> copy.put(question, new ArrayDeque<>(given)));
    return copy;
  }

  /** Lets others decide, and notes the turns at its end. */
  public Choices record(Choices others) {
    Turns recorder = new Recorder(others.turns());
    return new Choices() {
      @Override
      public long choose(Question question, LongSupplier rule) {
        long answer = others.choose(question, rule);
        if (!isOfTurns(question)) {
          answers.computeIfAbsent(question, key -> new ArrayDeque<>()).add(answer);
        }
        return answer;
      }

      @Override
      public Turns turns() {
        return recorder;
      }
    };
  }

  /** Whether a question is about turns, and is not answered by what was once said to it. */
  static boolean isOfTurns(Question question) {
    return switch (question) {
      case NEXT, QUANTUM, PREEMPT -> true;
      case EXAMINED, WAITER, SIGNAL, LOSS, DELAY -> false;
    };
  }

  private final class Recorder implements Turns {
    private final Turns others;
    private final List<Place> renewals = new ArrayList<>();
    private long instructions;
    private long traps;
    private boolean interrupted;

    Recorder(Turns others) {
      this.others = others;
    }

    @Override
    public long next(long cycle, IntPredicate ready, LongSupplier rule) {
      renewals.clear();
      instructions = 0;
      traps = 0;
      return others.next(cycle, ready, rule);
    }

    @Override
    public void ran(long retired) {
      instructions += retired;
      others.ran(retired);
    }

    @Override
    public void trapped() {
      traps++;
      others.trapped();
    }

    @Override
    public long left() {
      return others.left();
    }

    @Override
    public boolean isDue() {
      return others.isDue();
    }

    @Override
    public boolean goByClock() {
      return others.goByClock();
    }

    @Override
    public void renewed() {
      if (interrupted) {
        renewals.add(new Place(instructions, traps));
      }
      others.renewed();
    }

    @Override
    public boolean makesWay(boolean interrupt, BooleanSupplier rule) {
      interrupted = interrupt;
      return others.makesWay(interrupt, rule);
    }

    @Override
    public void ended(long cycle, int tid, TurnEnd end) {
      Turn turn = new Turn(tid, instructions, traps, end);
      all.add(new Noted(turn, interrupted, List.copyOf(renewals)));
      others.ended(cycle, tid, end);
    }

    @Override
    public boolean mustPick(long cycle) {
      return others.mustPick(cycle);
    }
  }
}
