package ringside.kernel.config;

/** The scheduling policies for threads without a real-time class. */
public enum SchedulingKind {
  ROUND_ROBIN,
  FIRST_COME_FIRST_SERVED,
  PRIORITY,
  /** Multi-level feedback queue. */
  FEEDBACK,
  LOTTERY,
  /** Completely fair, by weighted run time. */
  FAIR,
  /** Earliest eligible virtual deadline first. */
  DEADLINE
}
