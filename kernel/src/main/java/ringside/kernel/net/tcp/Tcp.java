package ringside.kernel.net.tcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.isa.Drand48;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.ip.IcmpError;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.InternetSocket;
import ringside.kernel.net.ip.IpHeader;
import ringside.kernel.net.ip.Ipv4;
import ringside.kernel.net.ip.Marks;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.net.ip.Ports;
import ringside.kernel.net.ip.Transport;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Wakeups;

/** TCP (RFC 9293): which connection a segment belongs to, and what is said where there is none. */
public final class Tcp implements Transport {
  private record Pair(SocketAddress.Internet local, SocketAddress.Internet remote) {}

  private final Internet internet;
  private final Wakeups wakeups;
  private final Drand48 chance;
  private final Ports<TcpSocket> ports;
  private final Map<Pair, TcpConnection> connections = new LinkedHashMap<>();

  /**
   * No connections.
   *
   * @param chance where sequence numbers begin
   */
  public Tcp(Internet internet, Wakeups wakeups, Drand48 chance) {
    this.internet = internet;
    this.wakeups = wakeups;
    this.chance = chance;
    this.ports = new Ports<>(internet.code(), chance.nextInt());
  }

  /** A socket without a name, of AF_INET or AF_INET6. */
  public TcpSocket create(int family) {
    return new TcpSocket(internet, wakeups, this, family);
  }

  /** The sockets, by port. */
  public Ports<TcpSocket> ports() {
    return ports;
  }

  int initialSequence() {
    return chance.nextInt();
  }

  /** A connection that has not begun. */
  public TcpConnection connect(SocketAddress.Internet local, SocketAddress.Internet remote) {
    return connect(local, remote, Integer.MAX_VALUE);
  }

  /**
   * The same with a limit.
   *
   * @param longest bytes of its longest segment, if the route does not want less
   */
  TcpConnection connect(SocketAddress.Internet local, SocketAddress.Internet remote, int longest) {
    TcpConnection connection = new TcpConnection(internet, this, local, remote, longest);
    connections.put(new Pair(local, remote), connection);
    return connection;
  }

  @Nullable TcpConnection find(SocketAddress.Internet local, SocketAddress.Internet remote) {
    return connections.get(new Pair(local, remote));
  }

  void forget(TcpConnection connection) {
    connections.remove(new Pair(connection.local(), connection.remote()));
  }

  /** Ends the handshakes that were for a listener. */
  void forgetOpening(TcpListener listener) {
    for (TcpConnection connection : List.copyOf(connections.values())) {
      if (connection.listener() == listener) {
        connection.destroy();
      }
    }
  }

  /** Whether a connection that no socket owns any more still has a name that a socket wants. */
  boolean lingersAt(SocketAddress.Internet name, InternetSocket wanting) {
    return connections.values().stream()
        .filter(connection -> !connection.isUsed() && connection.local().port() == name.port())
        .anyMatch(connection -> wanting.means(name.address(), connection.local().address()));
  }

  /** Fills in both headers and sends the packet. */
  void transmit(
      Packet packet,
      TcpHeader header,
      SocketAddress.Internet from,
      SocketAddress.Internet to,
      Marks marks) {
    int length = packet.length() - packet.start();
    IpHeader ip = new IpHeader(from.address(), to.address(), Ipv4.TCP, length).with(marks);
    header.write(packet, ip, internet);
    internet.send(packet, ip);
  }

  /** Says whether the packet was kept. */
  @Override
  public boolean receive(Packet packet, IpHeader ip) {
    internet.code().run(Routine.TCP_RECEIVE);
    TcpHeader header = TcpHeader.read(packet, ip);
    if (header == null || internet.routes().isForMany(ip.destination())) {
      return false;
    }
    int length = ip.payload() - header.bytes();
    var local = new SocketAddress.Internet(ip.destination(), header.destinationPort());
    var remote = new SocketAddress.Internet(ip.source(), header.sourcePort());
    TcpConnection connection = find(local, remote);
    if (connection != null && !isReused(connection, header)) {
      return connection.receive(packet, header, length);
    }
    boolean opens = header.has(TcpHeader.SYN) && !header.has(TcpHeader.ACK | TcpHeader.RST);
    TcpListener listener = opens ? listener(local, remote) : null;
    if (listener == null) {
      refuse(header, length, local, remote);
    } else if (listener.hasRoom()) {
      accept(header, local, remote, listener);
    }
    return false;
  }

  /** A connection that does not stand yet ends where its peer can't be found (tcp(7)). */
  @Override
  public boolean refused(IcmpError error) {
    TcpConnection connection = find(error.from(), error.to());
    if (connection != null && connection.state().isOpening()) {
      connection.fail(error.errno());
    }
    return false;
  }

  /** A new connection may take the place of one that only waits for strays (RFC 9293, 3.6.1). */
  private static boolean isReused(TcpConnection connection, TcpHeader header) {
    boolean reused =
        connection.state() == TcpState.TIME_WAIT
            && header.has(TcpHeader.SYN)
            && header.sequence() - connection.receiver().expected() > 0;
    if (reused) {
      connection.destroy();
    }
    return reused;
  }

  private void accept(
      TcpHeader header,
      SocketAddress.Internet local,
      SocketAddress.Internet remote,
      TcpListener listener) {
    try {
      connect(local, remote, listener.longestSegment()).openFrom(header, listener);
    } catch (OutOfMemory none) {
      // The peer will ask again.
      internet.code().finish();
    }
  }

  private @Nullable TcpListener listener(
      SocketAddress.Internet local, SocketAddress.Internet remote) {
    TcpSocket found = null;
    List<TcpSocket> candidates = ports.at(local.port());
    for (TcpSocket socket : candidates) {
      boolean exact = socket.localAddress().address().equals(local.address());
      boolean any = socket.isFor(local.address());
      if (socket.listens() && (exact || any && found == null)) {
        found = socket;
      }
    }
    if (found == null) {
      return null;
    }
    List<TcpSocket> listening = candidates.stream().filter(TcpSocket::listens).toList();
    return ports.among(listening, found, remote).listener();
  }

  /** Answers with RST what belongs to no connection (RFC 9293, 3.10.7.1). */
  void refuse(
      TcpHeader header, int length, SocketAddress.Internet local, SocketAddress.Internet remote) {
    if (header.has(TcpHeader.RST)) {
      return;
    }
    boolean acknowledged = header.has(TcpHeader.ACK);
    int occupied =
        length + (header.has(TcpHeader.SYN) ? 1 : 0) + (header.has(TcpHeader.FIN) ? 1 : 0);
    TcpHeader answer =
        TcpHeader.of(
            local,
            remote,
            acknowledged ? header.acknowledgement() : 0,
            acknowledged ? 0 : header.sequence() + occupied,
            acknowledged ? TcpHeader.RST : TcpHeader.RST | TcpHeader.ACK,
            0,
            TcpOptions.NONE);
    Packet packet = internet.packet(remote.address(), answer.bytes());
    if (packet != null) {
      transmit(packet, answer, local, remote, Marks.DEFAULT);
    }
  }

  /** The computer is switched off. */
  @Override
  public void shutDown() {
    List.copyOf(connections.values()).forEach(TcpConnection::destroy);
  }
}
