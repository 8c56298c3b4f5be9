package ringside.kernel;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computers.Seat;
import ringside.kernel.wait.TimerQueue;

/**
 * How far each computer may run, where all are now. A computer may not pass the earliest cycle at
 * which a packet could reach it that another has not sent yet.
 *
 * <p>The run's end must not depend on whose turn it was: nothing may have happened behind it. So
 * those that can't put it off may not pass those that can. These are the computers whose first
 * process goes on and that have something to do; where there are none of them, those that have
 * ended but still have something to send, one event at a time.
 */
final class Turns {
  private final List<Seat> seats;
  private final long[] earliest;
  private final long[] arrivals;
  private final long longestTurn;
  private final long active;
  private final long answering;
  private final long end;

  private Turns(List<Seat> seats, long longestTurn) {
    this.seats = seats;
    this.longestTurn = longestTurn;
    this.earliest = seats.stream().mapToLong(Seat::earliest).toArray();
    this.arrivals = arrivals();
    this.active = least(seat -> !seat.isOver() && seat.isBusy());
    boolean over = seats.stream().allMatch(Seat::isOver);
    this.answering = over ? TimerQueue.NEVER : least(seat -> seat.isOver() && seat.isBusy());
    this.end =
        seats.stream().filter(seat -> over || !seat.isOver()).mapToLong(Seat::last).max().orElse(0);
  }

  static Turns of(List<Seat> seats, long longestTurn) {
    return new Turns(seats, longestTurn);
  }

  private long least(Predicate<Seat> which) {
    return seats.stream().filter(which).mapToLong(Seat::earliest).min().orElse(TimerQueue.NEVER);
  }

  private long[] arrivals() {
    // Whom a packet wakes may answer: it can't send before the packet arrives.
    long[] sending = fromOthers(earliest);
    for (int i = 0; i < sending.length; i++) {
      boolean never = seats.get(i).isAtLimit();
      sending[i] = never ? TimerQueue.NEVER : Math.min(sending[i], earliest[i]);
    }
    return fromOthers(sending);
  }

  /** For each computer, when a packet could arrive if the others send one at some cycles. */
  private long[] fromOthers(long[] sent) {
    long first = TimerQueue.NEVER;
    long second = TimerQueue.NEVER;
    int soonest = -1;
    for (int i = 0; i < sent.length; i++) {
      long arrival = Math.min(sent[i] + seats.get(i).latency(), TimerQueue.NEVER);
      if (arrival < first) {
        second = first;
        first = arrival;
        soonest = i;
      } else {
        second = Math.min(second, arrival);
      }
    }
    long[] result = new long[sent.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = i == soonest ? second : first;
    }
    return result;
  }

  /** A cycle that all have come to. */
  long reached() {
    long least = TimerQueue.NEVER;
    for (long cycle : earliest) {
      least = Math.min(least, cycle);
    }
    return least;
  }

  /** Whose turn it is: the one that is the furthest behind, or null where nobody can go on. */
  @Nullable Seat next(long maximumCycles) {
    Seat next = null;
    long least = TimerQueue.NEVER;
    for (int i = 0; i < earliest.length; i++) {
      Seat seat = seats.get(i);
      long cycle = cycle(seat, maximumCycles);
      if (cycle < horizon(i) && cycle < least) {
        next = seat;
        least = cycle;
      }
    }
    return next;
  }

  /** When a computer does something, or has come to the limit by waiting. */
  long cycle(Seat seat, long maximumCycles) {
    long limit = seat.isAtLimit() ? TimerQueue.NEVER : Math.max(seat.clock(), maximumCycles);
    return Math.min(earliest[seats.indexOf(seat)], limit);
  }

  /** The first cycle that a computer must not reach without looking at the others again. */
  long horizon(Seat seat) {
    return horizon(seats.indexOf(seat));
  }

  private long horizon(int i) {
    // Below NEVER, which would mean that there are no others.
    long own = Math.min(earliest[i] + longestTurn, TimerQueue.NEVER - 1);
    return Math.min(Math.min(own, arrivals[i]), bound(seats.get(i)));
  }

  private long bound(Seat seat) {
    if (seat.isBusy() && !seat.isOver()) {
      return TimerQueue.NEVER;
    }
    if (active < TimerQueue.NEVER) {
      return active;
    }
    if (answering < TimerQueue.NEVER) {
      return seat.isBusy() ? answering + 1 : answering;
    }
    return end;
  }
}
