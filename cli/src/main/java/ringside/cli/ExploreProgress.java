package ringside.cli;

import org.jspecify.annotations.Nullable;
import ringside.lab.explore.Explorer;
import ringside.lab.host.Alarm;
import ringside.lab.host.Host;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** How many schedules have been made, on a line that is written over; on a terminal alone. */
final class ExploreProgress {
  private static final long EVERY_NANOS = 1_000_000_000;

  private final Host host;
  private final Texts texts;
  private final Alarm end;
  private final Alarm last;
  private @Nullable Explorer explorer;
  private long said;

  /**
   * Nothing has been made.
   *
   * @param end of the budget
   * @param last of what goes on afterwards
   */
  ExploreProgress(Host host, Texts texts, Alarm end, Alarm last) {
    this.host = host;
    this.texts = texts;
    this.end = end;
    this.last = last;
  }

  /** Whose progress it is. */
  void of(Explorer known) {
    explorer = known;
  }

  void at(long schedules) {
    long now = System.nanoTime();
    if (explorer != null && host.isSet(GuestRun.TERMINAL) && now - said > EVERY_NANOS) {
      said = now;
      double left = (end.getAsBoolean() ? last : end).secondsLeft();
      String made = Numbers.grouped(schedules);
      String all = Numbers.grouped(explorer.estimate());
      host.err().print("\r" + texts.get("explore.progress", made, all, (long) left));
      host.err().flush();
    }
  }

  void end() {
    if (said != 0) {
      host.err().println();
    }
  }
}
