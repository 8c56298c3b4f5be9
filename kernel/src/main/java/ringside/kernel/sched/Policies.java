package ringside.kernel.sched;

import ringside.kernel.config.SchedulingKind;

/** The policies that --sched names. The real-time classes stand above each of them. */
public final class Policies {
  /** A boost of MLFQ comes every so many quanta. */
  private static final int QUANTA_IN_BOOST = 50;

  private Policies() {}

  /**
   * The policy of a kind.
   *
   * @param quantum cycles of a turn, where the policy has turns
   * @param ageing cycles of waiting that are worth one nice step under priority, 0 for none
   * @param seed of the lottery
   */
  public static <T extends Schedulable> SchedulingPolicy<T> of(
      SchedulingKind kind, long quantum, long ageing, long seed) {
    SchedulingPolicy<T> others =
        switch (kind) {
          case ROUND_ROBIN -> new QueuePolicy<>(quantum);
          case FIRST_COME_FIRST_SERVED -> new QueuePolicy<>(SchedulingPolicy.UNLIMITED);
          case PRIORITY -> new PriorityPolicy<>(quantum, ageing);
          case FEEDBACK -> new FeedbackPolicy<>(quantum, boost(quantum));
          case LOTTERY -> new LotteryPolicy<>(quantum, seed);
          case FAIR -> new FairPolicy<>(quantum);
          case DEADLINE -> new DeadlinePolicy<>(quantum);
        };
    return new ClassesPolicy<>(others, quantum);
  }

  private static long boost(long quantum) {
    return quantum > SchedulingPolicy.UNLIMITED / QUANTA_IN_BOOST ? 0 : quantum * QUANTA_IN_BOOST;
  }
}
