package ringside.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.host.HostPorts;
import ringside.kernel.net.ip.Wire;
import ringside.kernel.trap.Kernel;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;

/**
 * Several computers on one {@link Wire}, each with a clock of its own. They take turns: a computer
 * runs as far as no packet of another could arrive that is not known yet, for a packet is on its
 * way for at least the wire's latency (conservative simulation; Chandy and Misra, 1979). Who runs
 * when, and how far, is not to be seen in any of them.
 *
 * <p>A computer whose first process has ended stays on: its kernel still answers, so that what was
 * sent last arrives. It does so only up to the cycle at which the last first process ends.
 */
public final class Computers {
  private final Wire wire = new Wire();
  private final List<Seat> seats = new ArrayList<>();
  private final Outside outside = new Outside(seats);
  private final Watcher watcher;
  private final long longestTurn;

  /** Is told how the run goes on. */
  public interface Watcher {
    /** All computers have come to a cycle: nothing will happen before it any more. */
    default void reached(long cycle) {}

    /** The first process of a computer has ended, and its others are about to. */
    default void ended(Computer computer) {}
  }

  /** No computers yet. */
  public Computers(Watcher watcher) {
    this(watcher, TimerQueue.NEVER);
  }

  /** The same, with turns of no more than some cycles, at least 1, which is not to be seen. */
  public Computers(Watcher watcher, long longestTurn) {
    this.watcher = watcher;
    this.longestTurn = longestTurn;
  }

  /** Adds a computer that has not run, as the next number on the wire, from 1. */
  public void add(Computer computer) {
    computer.join(wire);
    seats.add(new Seat(computer));
  }

  /**
   * Runs until all first processes have ended; or to a deadlock, when no computer has anything to
   * do by itself and no packet is on its way; or until those that have not ended are at the limit,
   * or wait for one that is.
   *
   * @param maximumCycles clock at which each of them stops for good
   * @param stop asked now and then whether to stop
   */
  public Kernel.End run(long maximumCycles, BooleanSupplier stop) {
    return run(maximumCycles, TimerQueue.NEVER - 1, stop);
  }

  /**
   * The same, but stops where all have come to a cycle, or one of them to what {@link
   * Computer#stopFor} names. To go on after that, or after having been asked to stop, changes no
   * cycle. A computer that only waits for others stays behind the cycle: how long it waits is not
   * known yet.
   *
   * @param pause the cycle
   */
  public Kernel.End run(long maximumCycles, long pause, BooleanSupplier stop) {
    while (!stop.getAsBoolean()) {
      outside.look();
      Turns turns = Turns.of(seats, longestTurn);
      watcher.reached(turns.reached());
      Seat next = turns.next(maximumCycles);
      if (next == null && end() == Kernel.End.DEADLOCK && outside.await()) {
        continue;
      }
      if (next == null) {
        return end();
      }
      long horizon = turns.horizon(next);
      long cycle = turns.cycle(next, maximumCycles);
      if (cycle >= pause) {
        return Kernel.End.LIMIT;
      }
      if (!outside.pace(cycle, stop)) {
        continue;
      }
      next.advance(maximumCycles, Math.min(horizon, pause), watcher, stop);
      if (next.computer.isProbeHit()) {
        return Kernel.End.LIMIT;
      }
    }
    return Kernel.End.LIMIT;
  }

  private Kernel.End end() {
    if (seats.stream().allMatch(Seat::isOver)) {
      return Kernel.End.EXITED;
    }
    return seats.stream().anyMatch(Seat::isAtLimit) ? Kernel.End.LIMIT : Kernel.End.DEADLOCK;
  }

  /** A computer, and how far it has come. */
  static final class Seat {
    private final Computer computer;
    private final long latency;
    private boolean atLimit;
    private @Nullable Long endedAt;

    private Seat(Computer computer) {
      this.computer = computer;
      this.latency = computer.wireLatency();
    }

    private void advance(long maximumCycles, long horizon, Watcher watcher, BooleanSupplier stop) {
      Kernel.End end = computer.advance(maximumCycles, horizon, stop);
      if (end == Kernel.End.LIMIT) {
        atLimit = clock() >= maximumCycles;
      } else if (end == Kernel.End.EXITED) {
        endedAt = clock();
        watcher.ended(computer);
        computer.kernel().endProcesses();
      }
    }

    /** Whether its first process has ended. */
    boolean isOver() {
      return endedAt != null;
    }

    /** Whether it has come to the limit of cycles. */
    boolean isAtLimit() {
      return atLimit;
    }

    /** Whether it does anything by itself, or because of a packet that is on its way to it. */
    boolean isBusy() {
      return !atLimit && !computer.kernel().needsOthers();
    }

    /** Its ports for programs of the host. */
    HostPorts host() {
      return computer.hostPorts();
    }

    /** Its time. */
    GuestClock time() {
      return computer.clock();
    }

    long clock() {
      return computer.hart().meter().clock();
    }

    /** Cycle up to which it takes part in the run's end. */
    long last() {
      return endedAt == null ? clock() : endedAt;
    }

    /** When it does something again, as far as is known; {@link TimerQueue#NEVER} for never. */
    long earliest() {
      return atLimit ? TimerQueue.NEVER : computer.kernel().earliest();
    }

    /** Cycles that what it sends is on its way at the least. */
    long latency() {
      return latency;
    }
  }
}
