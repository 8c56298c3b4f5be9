package ringside.lab.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.statistics.ProcessStatistics;
import ringside.kernel.statistics.RunStatistics;
import ringside.mmu.ledger.Ledger;

/** What a run has left of one computer, which is switched off by now. */
public final class RunResult {
  private final StopReason reason;
  private final @Nullable ExitStatus exit;
  private final @Nullable MemoryConsole console;
  private final int leaks;
  private final Supplier<RunStatistics> count;
  private @Nullable RunStatistics statistics;

  RunResult(
      StopReason reason,
      @Nullable ExitStatus exit,
      @Nullable MemoryConsole console,
      int leaks,
      Supplier<RunStatistics> count) {
    this.reason = reason;
    this.exit = exit;
    this.console = console;
    this.leaks = leaks;
    this.count = count;
  }

  /** Why the run has stopped: {@link StopReason.Ended} where this computer's first process has. */
  public StopReason reason() {
    return reason;
  }

  /** How the first process ended, or null where it has not. */
  public @Nullable ExitStatus exit() {
    return exit;
  }

  /**
   * The first process's exit status as a shell has it: 128 + n where signal n has ended it.
   *
   * @throws IllegalStateException where it has not ended
   */
  public int exitStatus() {
    if (exit == null) {
      throw new IllegalStateException("the first process has not ended: " + reason);
    }
    return exit.forShell();
  }

  /** Standard output; empty where the session was given a console that keeps nothing. */
  public byte[] output() {
    return console == null ? new byte[0] : console.output();
  }

  /** Standard error, likewise. */
  public byte[] errors() {
    return console == null ? new byte[0] : console.errors();
  }

  /** Standard output as text, from UTF-8. */
  public String outputText() {
    return new String(output(), StandardCharsets.UTF_8);
  }

  /** Standard error as text, from UTF-8. */
  public String errorText() {
    return new String(errors(), StandardCharsets.UTF_8);
  }

  /** Everything that was counted, what switching off took included. */
  public RunStatistics statistics() {
    if (statistics == null) {
      // Not before somebody wants it: most runs are of no interest.
      statistics = count.get();
    }
    return statistics;
  }

  /** The clock at the end, in cycles. */
  public long cycles() {
    return statistics().cycles();
  }

  /** All cycles, by who and why. */
  public Ledger ledger() {
    return statistics().ledger();
  }

  /** All processes, by pid. */
  public List<ProcessStatistics> processes() {
    return statistics().processes();
  }

  /**
   * Frames, kernel objects, timers and waiters that were not given back: 0, or there is a mistake
   * of Ringside's.
   */
  public int leaks() {
    return leaks;
  }
}
