package ringside.lab.host.network;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.host.HostEvent;
import ringside.kernel.net.host.HostLink;
import ringside.kernel.wait.TimerQueue;
import ringside.lab.session.Guest;

/** Ports of the host's 127.0.0.1 that lead into the guest; nobody else can reach them. */
public final class ForwardedPorts implements HostLink, Closeable {
  /** Looking costs the host more than the guest's few instructions in between. */
  private static final long CYCLES_BETWEEN_LOOKS = 20_000;

  private static final int WAIT_MILLIS = 50;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long PAUSE_NANOS = NANOS_PER_MILLI;
  private static final int LAST_TRIES = 40;

  private final Selector selector;
  private final Runnable beforeWaiting;
  private final List<ServerSocketChannel> listeners = new ArrayList<>();
  private final Map<Integer, HostConnection> connections = new TreeMap<>();
  private final List<HostEvent> arrived = new ArrayList<>();
  private long nextLook;
  private int numbers;

  /**
   * Listens.
   *
   * @param beforeWaiting done before the host waits for its programs: what was printed is shown
   * @throws IOException where a port is taken
   */
  public ForwardedPorts(List<Forward> forwards, Runnable beforeWaiting) throws IOException {
    this.beforeWaiting = beforeWaiting;
    this.selector = Selector.open();
    for (Forward forward : forwards) {
      ServerSocketChannel listener = ServerSocketChannel.open();
      listeners.add(listener);
      listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), forward.hostPort()));
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT, forward);
    }
  }

  /** The port of the host that the first forward has. */
  public int firstPort() {
    return listeners.get(0).socket().getLocalPort();
  }

  @Override
  public long nextArrival(long now, Guest guest) {
    if (arrived.isEmpty() && now >= nextLook) {
      nextLook = now + CYCLES_BETWEEN_LOOKS;
      look(0, guest);
    }
    return arrived.isEmpty() ? TimerQueue.NEVER : now;
  }

  @Override
  public boolean await(Guest guest) {
    beforeWaiting.run();
    look(WAIT_MILLIS, guest);
    if (arrived.isEmpty()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }

  @Override
  public long pause(long nanos, Guest guest) {
    beforeWaiting.run();
    long begun = System.nanoTime();
    look((int) Math.min(nanos / NANOS_PER_MILLI, WAIT_MILLIS), guest);
    if (arrived.isEmpty()) {
      // Not all of it was waited for, as when a program of the host sends what has no room.
      LockSupport.parkNanos(Math.min(nanos, PAUSE_NANOS));
    }
    return Math.min(nanos, Math.max(1, System.nanoTime() - begun));
  }

  @Override
  public List<HostEvent> take(long cycle) {
    List<HostEvent> taken = List.copyOf(arrived);
    arrived.clear();
    return taken;
  }

  @Override
  public void send(int connection, byte[] bytes) {
    HostConnection target = connections.get(connection);
    if (target != null) {
      target.write(bytes);
    }
  }

  @Override
  public void finish(int connection) {
    HostConnection target = connections.get(connection);
    if (target != null) {
      target.finish();
    }
  }

  @Override
  public void close(int connection) {
    HostConnection target = connections.remove(connection);
    if (target != null) {
      writeOut(target);
      target.close();
    }
  }

  @Override
  public void close() throws IOException {
    for (HostConnection connection : connections.values()) {
      writeOut(connection);
      connection.close();
    }
    for (ServerSocketChannel listener : listeners) {
      listener.close();
    }
    selector.close();
  }

  private static void writeOut(HostConnection connection) {
    for (int tries = 0; !connection.flush() && tries < LAST_TRIES; tries++) {
      Thread.onSpinWait();
    }
  }

  private void look(int millis, Guest guest) {
    try {
      connections.values().forEach(HostConnection::flush);
      if (millis > 0) {
        selector.select(millis);
      } else {
        selector.selectNow();
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.attachment() instanceof Forward forward) {
          accept((ServerSocketChannel) key.channel(), forward, guest);
        } else {
          read(key, guest);
        }
      }
      selector.selectedKeys().clear();
    } catch (IOException broken) {
      throw new UncheckedIOException("can't use the forwarded ports", broken);
    }
  }

  private void accept(ServerSocketChannel listener, Forward forward, Guest guest)
      throws IOException {
    if (!guest.listens(forward.guestPort())) {
      return; // it waits in the host's queue until the guest listens
    }
    SocketChannel channel = listener.accept();
    if (channel != null) {
      int number = ++numbers;
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, number);
      connections.put(number, new HostConnection(channel));
      arrived.add(HostEvent.open(number, forward.guestPort()));
    }
  }

  private void read(SelectionKey key, Guest guest) {
    @Nullable Object number = key.attachment();
    HostConnection connection = number instanceof Integer known ? connections.get(known) : null;
    if (connection == null || !(number instanceof Integer known) || !guest.hasRoom(known)) {
      return;
    }
    byte[] bytes = connection.read();
    if (bytes.length > 0) {
      arrived.add(HostEvent.data(known, bytes));
    }
    if (connection.hasEnded()) {
      key.cancel();
      arrived.add(HostEvent.end(known));
    }
  }
}
