package ringside.tests;

import java.util.List;
import java.util.function.LongUnaryOperator;
import ringside.isa.elf.ElfFormatException;
import ringside.kernel.trap.Kernel;
import ringside.kernel.wait.TimerQueue;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/**
 * One run of several computers on a wire: say what each of them runs, then {@link #run}. Every run
 * checks what {@link GuestRun} does.
 */
public final class WireRun {
  private static final long FAR = 200_000_000_000L;

  private final List<GuestRun> guests;
  private long longestTurn = TimerQueue.NEVER;
  private long maximumCycles = FAR;
  private LongUnaryOperator cuts = cycle -> Long.MAX_VALUE;

  private WireRun(List<GuestRun> guests) {
    this.guests = guests;
  }

  /** Runs on computers 1, 2 and so on. */
  public static WireRun of(GuestRun... guests) {
    return new WireRun(List.of(guests));
  }

  /** With turns of no more than some cycles. */
  public WireRun inTurnsOf(long cycles) {
    longestTurn = cycles;
    return this;
  }

  /** Ends the run at a clock. */
  public WireRun atMost(long cycles) {
    maximumCycles = cycles;
    return this;
  }

  /**
   * Stops the run again and again, and lets it go on.
   *
   * @param next the clock at which to stop next, given the one at which it was stopped
   */
  public WireRun cut(LongUnaryOperator next) {
    cuts = next;
    return this;
  }

  /** Runs them all; results in the order of the computers. */
  public List<GuestResult> run() {
    SessionBuilder described = null;
    for (GuestRun guest : guests) {
      described = guest.describe(described);
    }
    if (described == null) {
      throw new IllegalStateException("no computer");
    }
    try {
      return run(GuestRun.build(described.limit(maximumCycles).inTurnsOf(longestTurn)));
    } catch (ElfFormatException refused) {
      throw new AssertionError("a program can't be started: " + refused.getMessage(), refused);
    }
  }

  private List<GuestResult> run(Session session) {
    try {
      StopReason reason;
      long cut = 0;
      do {
        cut = Math.min(cuts.applyAsLong(cut), maximumCycles);
        reason = session.runUntil(Stop.atCycle(cut));
      } while (reason.end() == Kernel.End.LIMIT && cut < maximumCycles);
      Kernel.End end = reason.end();
      return session.stations().stream().map(station -> GuestResult.of(station, end)).toList();
    } finally {
      GuestRun.switchOff(session);
    }
  }
}
