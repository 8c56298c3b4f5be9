package ringside.kernel;

import java.util.List;
import java.util.function.BooleanSupplier;
import ringside.kernel.Computers.Seat;
import ringside.kernel.net.host.HostPorts;

/**
 * Programs of the host that talk to several computers. They know no guest's clock, so what they do
 * arrives where the furthest of the computers has come to: whatever it leads to is still to come
 * for all of them. While nobody has anything to do, the host takes as long as the guests wait.
 */
final class Outside {
  /** The longest wait for the programs of one computer, while those of others wait. */
  private static final long SLICE_NANOS = 10_000_000;

  private final List<Seat> seats;
  private long waitedUntil;
  private int turn;

  Outside(List<Seat> seats) {
    this.seats = seats;
  }

  /** What comes from now on comes where the furthest computer is. */
  void look() {
    List<Seat> joined = joined();
    if (!joined.isEmpty()) {
      long now = now();
      joined.forEach(seat -> seat.host().notBefore(now));
    }
  }

  /**
   * All computers wait, and for nothing that is known: waits a little; false where none will come.
   */
  boolean await() {
    boolean some = false;
    for (Seat seat : joined()) {
      some |= seat.host().await();
    }
    return some;
  }

  /**
   * Lets the host's time pass up to a cycle at which the first of the computers does something.
   *
   * @return whether it has come; otherwise something else may have, or there is more to wait
   */
  boolean pace(long cycle, BooleanSupplier stop) {
    List<Seat> joined = joined();
    long now = now();
    if (joined.isEmpty() || cycle <= now) {
      return true;
    }
    turn = (turn + 1) % joined.size();
    Seat seat = joined.get(turn);
    HostPorts host = seat.host();
    long until = Math.min(cycle, now + seat.time().toCycles(SLICE_NANOS));
    if (host.pace(until, seat.time(), stop)) {
      waitedUntil = Math.min(until, host.expected());
    }
    return waitedUntil >= cycle;
  }

  private List<Seat> joined() {
    return seats.stream().filter(seat -> !seat.isOver() && seat.host().isJoined()).toList();
  }

  private long now() {
    return Math.max(waitedUntil, seats.stream().mapToLong(Seat::clock).max().orElse(0));
  }
}
