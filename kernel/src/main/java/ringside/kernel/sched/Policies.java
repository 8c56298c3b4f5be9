package ringside.kernel.sched;

/** The policies that --sched names. */
public final class Policies {
  private Policies() {}

  /**
   * A policy by name.
   *
   * @param name rr, fcfs or priority
   * @param quantum cycles of a turn, where the policy has turns
   */
  public static SchedulingPolicy of(String name, long quantum) {
    return switch (name) {
      case "rr" -> new QueuePolicy(quantum);
      case "fcfs" -> new QueuePolicy(SchedulingPolicy.UNLIMITED);
      case "priority" -> new PriorityPolicy(quantum);
      default -> throw new IllegalArgumentException("no scheduling policy '" + name + "'");
    };
  }
}
