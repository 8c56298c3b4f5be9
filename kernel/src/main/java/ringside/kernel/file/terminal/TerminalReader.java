package ringside.kernel.file.terminal;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;

/** When a read of a terminal is over: a line, or VMIN bytes within VTIME (Linux: n_tty_read). */
final class TerminalReader {
  private static final long NANOS_PER_DECISECOND = 100_000_000;

  private final LineInput input;
  private final WaitQueue keys;
  private final Jobs jobs;

  TerminalReader(LineInput input, WaitQueue keys, Jobs jobs) {
    this.input = input;
    this.keys = keys;
    this.jobs = jobs;
  }

  /** Whether poll(2) says that there is something to read. */
  boolean isReady(Settings settings) {
    boolean waitsForAll = !settings.canonical() && settings.character(Settings.VTIME) == 0;
    int least = waitsForAll ? Math.max(1, settings.character(Settings.VMIN)) : 1;
    return input.available() >= least;
  }

  Outcome read(Settings settings, UserMemory memory, int address, int length, boolean nonBlocking) {
    if (length == 0) {
      return Outcome.done(0);
    }
    if (settings.canonical()) {
      if (input.available() > 0) {
        return copy(memory, address, length);
      }
      return nonBlocking ? Outcome.failed(Errno.EAGAIN) : Outcome.wait(keys);
    }
    int least = settings.character(Settings.VMIN);
    if (input.available() >= Math.min(Math.max(1, least), length)) {
      return copy(memory, address, length);
    }
    long time = settings.character(Settings.VTIME) * NANOS_PER_DECISECOND;
    if (least == 0 && time == 0) {
      return Outcome.done(0);
    }
    if (nonBlocking) {
      boolean some = input.available() > 0;
      return some ? copy(memory, address, length) : Outcome.failed(Errno.EAGAIN);
    }
    return await(least > 0, time, memory, address, length);
  }

  /**
   * Waits for bytes that are missing.
   *
   * @param betweenBytes whether the time is that between two bytes, and begins with the first
   * @param time in nanoseconds, 0 for ever
   */
  private Outcome await(
      boolean betweenBytes, long time, UserMemory memory, int address, int length) {
    int available = input.available();
    boolean timed = time > 0 && (!betweenBytes || available > 0);
    if (timed && (jobs.deadline() == 0 || betweenBytes && available > jobs.progress())) {
      jobs.setDeadline(time);
    } else if (timed && jobs.isOver()) {
      return copy(memory, address, length);
    }
    return new Outcome.Wait(
        List.of(keys),
        timed ? jobs.deadline() : TimerQueue.NEVER,
        available,
        () -> available > 0 ? copy(memory, address, length) : new Outcome.Restart());
  }

  private Outcome copy(UserMemory memory, int address, int length) {
    return Outcome.done(input.read(memory, address, length));
  }
}
