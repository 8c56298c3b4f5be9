package ringside.lab.learn.threads;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ringside.kernel.net.host.HostEvent;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.wait.TimerQueue;

/**
 * Somebody outside of the machine who asks a server for pages, at cycles that are always the same.
 * All connect soon after each other, when there is a server; all but the first say soon what they
 * want, and the first is slow.
 */
final class Browser implements HostLink {
  private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";
  private static final long APART_CYCLES = 2_000;
  private static final long SOON_CYCLES = 20_000;
  private static final long SLOW_CYCLES = 2_000_000;

  private final int port;
  private final int requests;
  private final List<Integer> answered = new ArrayList<>();
  private long begun = -1;
  private int opened;
  private int asked;

  /** One who makes some requests of a server at a port. */
  Browser(int port, int requests) {
    this.port = port;
    this.requests = requests;
  }

  /** Connections, from 1, in the order in which their answers were complete. */
  List<Integer> answered() {
    return answered;
  }

  @Override
  public long nextArrival(long now, Guest guest) {
    if (begun < 0 && guest.listens(port)) {
      begun = now;
    }
    return Math.min(nextOpening(), nextRequest());
  }

  private long nextOpening() {
    return begun >= 0 && opened < requests ? begun + opened * APART_CYCLES : TimerQueue.NEVER;
  }

  private long nextRequest() {
    if (begun < 0 || asked == requests) {
      return TimerQueue.NEVER;
    }
    boolean slow = asked == requests - 1;
    return begun + (slow ? SLOW_CYCLES : SOON_CYCLES + asked * APART_CYCLES);
  }

  @Override
  public boolean await(Guest guest) {
    return false;
  }

  @Override
  public List<HostEvent> take(long cycle) {
    List<HostEvent> events = new ArrayList<>();
    while (nextOpening() <= cycle) {
      opened++;
      events.add(HostEvent.open(opened, port));
    }
    while (nextRequest() <= cycle) {
      asked++;
      int connection = asked == requests ? 1 : asked + 1;
      events.add(HostEvent.data(connection, REQUEST.getBytes(StandardCharsets.US_ASCII)));
    }
    return events;
  }

  @Override
  public void finish(int connection) {
    answered.add(connection);
  }
}
