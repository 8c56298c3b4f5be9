package ringside.kernel.net.host;

import java.util.List;
import ringside.kernel.wait.TimerQueue;

/**
 * The host behind forwarded ports. What it does is input of the run: the cycle at which it arrives
 * is all of the host's time that the guest can see.
 */
public interface HostLink {
  /** What the host may know of the guest; asking costs the guest nothing. */
  interface Guest {
    /** Whether more bytes of a connection may come. */
    boolean hasRoom(int connection);

    /** Whether somebody listens at a port. */
    boolean listens(int port);
  }

  /** A computer whose ports are not forwarded. */
  HostLink NONE =
      new HostLink() {
        @Override
        public long nextArrival(long now, Guest guest) {
          return TimerQueue.NEVER;
        }

        @Override
        public boolean await(Guest guest) {
          return false;
        }

        @Override
        public List<HostEvent> take(long cycle) {
          return List.of();
        }
      };

  /**
   * When the next event arrives: now where something has come, a cycle to come where that is known,
   * or {@link TimerQueue#NEVER}.
   *
   * @param guest what the guest is ready for
   */
  long nextArrival(long now, Guest guest);

  /** The guest has nothing to do: waits a little; false where nothing will ever come. */
  boolean await(Guest guest);

  /**
   * The guest has nothing to do for some time: lets as much of the host's time pass, or less.
   *
   * @return nanoseconds that have passed, at least 1 and no more than were asked for
   */
  default long pause(long nanos, Guest guest) {
    return nanos;
  }

  /** Takes what arrives at a cycle, as {@link #nextArrival} has said. */
  List<HostEvent> take(long cycle);

  /** The guest has sent bytes. */
  default void send(int connection, byte[] bytes) {}

  /** The guest will send no more. */
  default void finish(int connection) {}

  /** The connection is over, or was refused. */
  default void close(int connection) {}
}
