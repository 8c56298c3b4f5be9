package ringside.kernel.choice;

import java.util.Locale;

/** Why a thread leaves the hart. */
public enum TurnEnd {
  /** Others have their turn now, or one that is more urgent. */
  PREEMPTED,
  /** It has asked to let others run. */
  YIELDED,
  /** It waits. */
  BLOCKED,
  /** A signal or its tracer stops it, or its process is taken out of memory. */
  STOPPED,
  /** It has ended. */
  ENDED;

  /** As messages name it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
