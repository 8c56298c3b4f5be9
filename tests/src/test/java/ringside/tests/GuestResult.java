package ringside.tests;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.trap.Kernel;
import ringside.lab.session.Station;

/**
 * What a run left behind.
 *
 * @param end why it ended
 * @param exit how the first process ended, or null if it had not
 * @param outputBytes standard output
 * @param errors standard error
 * @param statistics all counters when the run ended, before the shut-down
 * @param computer switched off by now
 */
public record GuestResult(
    Kernel.End end,
    @Nullable ExitStatus exit,
    byte[] outputBytes,
    String errors,
    Statistics statistics,
    Computer computer) {
  private static final int DEADLOCK = 123;
  private static final int LIMIT = 124;

  /** What a computer that prints to memory has left behind up to now. */
  static GuestResult of(Station station, Kernel.End end) {
    return new GuestResult(
        end,
        station.first().exitStatus(),
        station.output(),
        new String(station.errors(), StandardCharsets.UTF_8),
        Statistics.of(station.computer()),
        station.computer());
  }

  /** Standard output as text. */
  public String output() {
    return new String(outputBytes, StandardCharsets.UTF_8);
  }

  /** The status as the command line would return it. */
  public int status() {
    return switch (end) {
      case DEADLOCK -> DEADLOCK;
      case LIMIT -> LIMIT;
      case EXITED -> exit == null ? -1 : exit.forShell();
    };
  }

  /** The clock at the end. */
  public long cycles() {
    return statistics.get("clock");
  }
}
