package ringside.kernel.net.udp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.ip.IcmpError;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.IpHeader;
import ringside.kernel.net.ip.Ipv4;
import ringside.kernel.net.ip.Ipv6;
import ringside.kernel.net.ip.Marks;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.net.ip.Ports;
import ringside.kernel.net.ip.Transport;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Wakeups;

/** UDP (RFC 768): headers, checksums, and whose message it is. */
public final class Udp implements Transport {
  /** Bytes of a header. */
  static final int HEADER_BYTES = 8;

  /** The longest message. */
  static final int LONGEST = Ipv4.LONGEST - Ipv4.BYTES - HEADER_BYTES;

  /** The longest message by IPv6. */
  private static final int LONGEST_SIX = Ipv6.LONGEST - Ipv6.BYTES - HEADER_BYTES;

  private final Internet internet;
  private final Wakeups wakeups;
  private final Ports<UdpSocket> ports;

  /** No sockets. */
  public Udp(Internet internet, Wakeups wakeups, int firstPort) {
    this.internet = internet;
    this.wakeups = wakeups;
    this.ports = new Ports<>(internet.code(), firstPort);
  }

  /** A socket without a name, of AF_INET or AF_INET6. */
  public UdpSocket create(int family) {
    return new UdpSocket(internet, wakeups, this, family);
  }

  Ports<UdpSocket> ports() {
    return ports;
  }

  /** The longest message to an address. */
  static int longest(IpAddress to) {
    return to.isFour() ? LONGEST : LONGEST_SIX;
  }

  /** Where a message's bytes begin in its packet. */
  static int data(Packet packet) {
    return packet.start() + HEADER_BYTES;
  }

  /** Sends a packet whose data is filled in. */
  void send(Packet packet, SocketAddress.Internet from, SocketAddress.Internet to, Marks marks) {
    internet.code().run(Routine.UDP_SEND);
    int start = packet.start() / 4;
    int length = packet.length() - packet.start();
    IpHeader header = new IpHeader(from.address(), to.address(), Ipv4.UDP, length).with(marks);
    packet.setWord(start, from.port() << 16 | to.port());
    packet.setWord(start + 1, length << 16);
    int sum = ~packet.sum(packet.start(), packet.length(), header.pseudoSum()) & 0xffff;
    packet.setWord(start + 1, length << 16 | (sum == 0 ? 0xffff : sum));
    internet.send(packet, header);
  }

  /** Says whether the packet was kept. */
  @Override
  public boolean receive(Packet packet, IpHeader header) {
    internet.code().run(Routine.UDP_RECEIVE);
    if (header.payload() < HEADER_BYTES) {
      return false;
    }
    int start = packet.start() / 4;
    int both = packet.word(start);
    int second = packet.word(start + 1);
    boolean right =
        second >>> 16 == header.payload()
            && ((second & 0xffff) == 0 && !packet.isSix()
                || packet.sum(packet.start(), header.length(), header.pseudoSum()) == 0xffff);
    if (!right) {
      return false;
    }
    var from = new SocketAddress.Internet(header.source(), both >>> 16);
    var to = new SocketAddress.Internet(header.destination(), both & 0xffff);
    IpAddress own = header.destination();
    if (own.isGroup() && !internet.groups().has(own)) {
      return false;
    }
    if (internet.routes().isForMany(own)) {
      deliverToAll(packet, header, from, to);
      return false;
    }
    UdpSocket socket = find(to, from);
    if (socket == null) {
      internet.refusePort(packet, header);
      return false;
    }
    return socket.arrived(packet, header, from);
  }

  private void deliverToAll(
      Packet packet, IpHeader header, SocketAddress.Internet from, SocketAddress.Internet to) {
    for (UdpSocket socket : ports.at(to.port())) {
      Packet copy = socket.score(to, from) < 0 ? null : internet.copy(packet);
      if (copy != null && !socket.arrived(copy, header, from)) {
        copy.release();
      }
    }
  }

  /** A message of ours found nobody at its port, or its address. */
  @Override
  public boolean refused(IcmpError error) {
    UdpSocket socket = find(error.from(), error.to());
    return socket != null && socket.refused(error);
  }

  /** The socket that says the most precisely that it is meant, the last among equals. */
  private @Nullable UdpSocket find(SocketAddress.Internet to, SocketAddress.Internet from) {
    UdpSocket best = null;
    int bestScore = -1;
    List<UdpSocket> candidates = ports.at(to.port());
    for (UdpSocket socket : candidates) {
      int score = socket.score(to, from);
      if (score >= Math.max(bestScore, 0)) {
        best = socket;
        bestScore = score;
      }
    }
    if (best == null || best.peerAddress() != null) {
      return best;
    }
    List<UdpSocket> open =
        candidates.stream().filter(socket -> socket.peerAddress() == null).toList();
    return ports.among(open, best, from);
  }
}
