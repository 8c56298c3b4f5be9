package ringside.kernel.sched;

import java.util.List;

/** The policies that --sched names. The real-time classes stand above each of them. */
public final class Policies {
  /** The names, as the command line takes them. */
  public static final List<String> NAMES =
      List.of("rr", "fcfs", "priority", "mlfq", "lottery", "cfs", "eevdf");

  /** A boost of MLFQ comes every so many quanta. */
  private static final int QUANTA_IN_BOOST = 50;

  private Policies() {}

  /**
   * A policy by name.
   *
   * @param name one of {@link #NAMES}
   * @param quantum cycles of a turn, where the policy has turns
   * @param ageing cycles of waiting that are worth one nice step under priority, 0 for none
   * @param seed of the lottery
   */
  public static <T extends Schedulable> SchedulingPolicy<T> of(
      String name, long quantum, long ageing, long seed) {
    SchedulingPolicy<T> others =
        switch (name) {
          case "rr" -> new QueuePolicy<>(quantum);
          case "fcfs" -> new QueuePolicy<>(SchedulingPolicy.UNLIMITED);
          case "priority" -> new PriorityPolicy<>(quantum, ageing);
          case "mlfq" -> new FeedbackPolicy<>(quantum, boost(quantum));
          case "lottery" -> new LotteryPolicy<>(quantum, seed);
          case "cfs" -> new FairPolicy<>(quantum);
          case "eevdf" -> new DeadlinePolicy<>(quantum);
          default -> throw new IllegalArgumentException("no scheduling policy '" + name + "'");
        };
    return new ClassesPolicy<>(others, quantum);
  }

  private static long boost(long quantum) {
    return quantum > SchedulingPolicy.UNLIMITED / QUANTA_IN_BOOST ? 0 : quantum * QUANTA_IN_BOOST;
  }
}
