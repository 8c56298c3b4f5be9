package ringside.kernel.sched;

import org.jspecify.annotations.Nullable;
import ringside.isa.SplitMix64;

/**
 * Every turn is drawn (Waldspurger and Weihl, OSDI 1994): a thread has as many tickets as its nice
 * value is worth. The seed decides the draws, so that a run can be repeated.
 */
final class LotteryPolicy<T extends Schedulable> extends ListPolicy<T> {
  private final long quantum;
  private final SplitMix64 random;
  private int examined = 1;

  LotteryPolicy(long quantum, long seed) {
    this.quantum = quantum;
    this.random = new SplitMix64(seed);
  }

  @Override
  public @Nullable T next(long now) {
    if (ready().isEmpty()) {
      return null;
    }
    long tickets = ready().stream().mapToLong(thread -> thread.entity().weight()).sum();
    long winner = random.nextLong(tickets);
    examined = 0;
    while (true) {
      T thread = ready().get(examined++);
      winner -= thread.entity().weight();
      if (winner < 0) {
        remove(thread);
        return thread;
      }
    }
  }

  @Override
  public boolean preempts(T running, long ranFor) {
    return false;
  }

  @Override
  public long quantum(T thread) {
    return quantum;
  }

  @Override
  public int examined() {
    return examined;
  }
}
