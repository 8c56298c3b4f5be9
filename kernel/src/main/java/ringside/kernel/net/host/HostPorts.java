package ringside.kernel.net.host;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketOptions;
import ringside.kernel.net.tcp.KeepAlive;
import ringside.kernel.net.tcp.Tcp;
import ringside.kernel.net.tcp.TcpConnection;
import ringside.kernel.net.tcp.TcpSocket;
import ringside.kernel.net.tcp.TcpUser;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.TimerQueue;

/**
 * The kernel's side of forwarded ports: for each connection of a program of the host it opens one
 * to the guest's port, over the loopback interface.
 */
public final class HostPorts {
  private static final int ROOM = 65536;

  private final Internet internet;
  private final Tcp tcp;
  private final Map<Integer, Connection> connections = new TreeMap<>();
  private final HostLink.Guest guest = new View();
  private HostLink link = HostLink.NONE;
  private long arrival = TimerQueue.NEVER;
  private long floor;

  /** No port is forwarded. */
  public HostPorts(Internet internet, Tcp tcp) {
    this.internet = internet;
    this.tcp = tcp;
  }

  /** Joins the host, before the run. */
  public void join(HostLink host) {
    link = host;
  }

  /** Whether programs of the host may reach the guest. */
  public boolean isJoined() {
    return link != HostLink.NONE;
  }

  /**
   * What the host does from now on arrives at a cycle or later: other computers have come there.
   */
  public void notBefore(long cycle) {
    floor = cycle;
  }

  /** When the host's next event arrives, as far as is known now. */
  public long next(long now) {
    if (arrival == TimerQueue.NEVER) {
      arrival = link.nextArrival(Math.max(now, floor), guest);
    }
    return arrival;
  }

  /** The same, as far as {@link #next} has found out. */
  public long expected() {
    return arrival;
  }

  /** The guest idles for ever: waits for the host; false where nothing will come. */
  public boolean await() {
    return link.await(guest);
  }

  /**
   * The guest idles until an event of its own. Where programs of the host are connected, the host
   * takes as long: a time-out of the guest is to be one for them, too.
   *
   * @return whether it was not interrupted
   */
  public boolean pace(long until, GuestClock clock, BooleanSupplier interrupted) {
    long now = Math.max(clock.cycles(), floor);
    long nanos = clock.toNanos(until - now);
    long passed = 0;
    while (passed < nanos && next(now) == TimerQueue.NEVER) {
      passed += link.pause(nanos - passed, guest);
      now = Math.min(until, Math.max(now, until - clock.toCycles(nanos - passed)));
      if (interrupted.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  /** Lets happen what has arrived. */
  public void deliver(long now) {
    if (arrival > now) {
      return;
    }
    long cycle = arrival;
    arrival = TimerQueue.NEVER;
    for (HostEvent event : link.take(cycle)) {
      internet.inInterrupt(() -> happen(event));
    }
  }

  private final class View implements HostLink.Guest {
    @Override
    public boolean hasRoom(int number) {
      Connection connection = connections.get(number);
      return connection == null || connection.tcp.sender().unsent() < ROOM;
    }

    @Override
    public boolean listens(int port) {
      return tcp.ports().look(port).stream().anyMatch(TcpSocket::listens);
    }
  }

  private void happen(HostEvent event) {
    int number = event.connection();
    try {
      switch (event.kind()) {
        case OPEN -> open(number, event.port());
        case DATA -> {
          Connection connection = connections.get(number);
          if (connection != null && !connection.finishing) {
            connection.tcp.sender().send(event.bytes());
          }
        }
        case END -> {
          Connection connection = connections.get(number);
          if (connection != null) {
            connection.finish();
          }
        }
      }
    } catch (OutOfMemory none) {
      forget(number);
      link.close(number);
    }
  }

  private void open(int number, int port) {
    int own = tcp.ports().ephemeral();
    var local = new SocketAddress.Internet(IpAddress.HERE, own);
    TcpConnection opened = tcp.connect(local, new SocketAddress.Internet(IpAddress.HERE, port));
    Connection connection = new Connection(number, opened);
    connections.put(number, connection);
    opened.setUser(connection);
    opened.open();
  }

  private void forget(int number) {
    Connection connection = connections.remove(number);
    if (connection != null) {
      connection.leave();
    }
  }

  /** One connection of the host's. */
  private final class Connection implements TcpUser {
    private final int number;
    private final TcpConnection tcp;
    private boolean finishing;
    private boolean peerFinished;

    private Connection(int number, TcpConnection tcp) {
      this.number = number;
      this.tcp = tcp;
    }

    private void finish() {
      finishing = true;
      if (tcp.state().sends()) {
        tcp.finish();
      }
      leaveIfOver();
    }

    private void leaveIfOver() {
      if (finishing && peerFinished) {
        connections.remove(number);
        link.close(number);
        tcp.setUser(null);
      }
    }

    private void leave() {
      tcp.setUser(null);
      tcp.received().release();
      tcp.reset();
    }

    @Override
    public int receiveBuffer() {
      return SocketOptions.DEFAULT_BUFFER;
    }

    @Override
    public boolean noDelay() {
      return true;
    }

    @Override
    public boolean corks() {
      return false;
    }

    @Override
    public int synRetries() {
      return SYN_RETRIES;
    }

    @Override
    public @Nullable KeepAlive keepAlive() {
      return null;
    }

    @Override
    public void established() {
      tcp.sender().output();
      if (finishing) {
        tcp.finish();
      }
    }

    @Override
    public void received() {
      byte[] bytes = tcp.received().takeAll();
      if (bytes.length > 0) {
        link.send(number, bytes);
        tcp.receiver().hasRead();
      }
    }

    @Override
    public void roomMade() {}

    @Override
    public void peerFinished() {
      received();
      peerFinished = true;
      link.finish(number);
      leaveIfOver();
    }

    @Override
    public void failed(Errno errno) {
      received();
      connections.remove(number);
      tcp.setUser(null);
      tcp.received().release();
      link.close(number);
    }
  }
}
