package ringside.kernel.choice;

import java.util.function.LongSupplier;

/**
 * Who decides where the kernel picks. In an ordinary run the kernel's own rules do, its policy and
 * its draws; a schedule that is played back, or an explorer, answers otherwise. Not for two host
 * threads at a time.
 */
@FunctionalInterface
public interface Choices {
  /** The kernel's own rules decide everything. */
  Choices ORDINARY = (question, rule) -> rule.getAsLong();

  /**
   * Answers a question.
   *
   * @param rule decides as the kernel's own rules do; it is asked at most once, and then its answer
   *     is the one that is given
   * @return as the question's description says
   */
  long choose(Question question, LongSupplier rule);

  /**
   * Which of the threads that wait at a futex is woken: {@link Question#WAITER}.
   *
   * @param waiting how many there are, at least two
   * @param rule as of {@link #choose}
   */
  default long waiter(int waiting, LongSupplier rule) {
    return choose(Question.WAITER, rule);
  }

  /** Who hears of turns, and may say when they are over. */
  default Turns turns() {
    return Turns.ORDINARY;
  }
}
