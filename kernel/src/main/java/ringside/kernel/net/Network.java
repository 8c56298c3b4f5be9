package ringside.kernel.net;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Drand48;
import ringside.isa.abi.Errno;
import ringside.kernel.choice.Choices;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.host.HostPorts;
import ringside.kernel.net.ip.Ethernet;
import ringside.kernel.net.ip.InterfaceInfo;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.net.ip.Ipv4;
import ringside.kernel.net.ip.NetSettings;
import ringside.kernel.net.ip.Wire;
import ringside.kernel.net.ip.WireSettings;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketAddress;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.net.tcp.Tcp;
import ringside.kernel.net.udp.Udp;
import ringside.kernel.net.unix.UnixSockets;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.Wakeups;

/** All that sockets of a computer talk over; made once, in {@link ringside.kernel.Computer}. */
public final class Network {
  private static final int RAW = 3;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final UnixSockets unix;
  private final Internet internet;
  private final Udp udp;
  private final Tcp tcp;
  private final HostPorts host;

  /** Nobody talks yet. */
  public Network(
      KernelMemory memory,
      Wakeups wakeups,
      TimerQueue timers,
      NetSettings settings,
      Choices choices) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.unix = new UnixSockets(memory, wakeups);
    this.internet = new Internet(memory, timers, settings, choices);
    Drand48 random = new Drand48(settings.seed() + 12);
    this.udp = new Udp(internet, wakeups, random.nextInt());
    this.tcp = new Tcp(internet, wakeups, random);
    internet.carry(Ipv4.UDP, udp);
    internet.carry(Ipv4.TCP, tcp);
    this.host = new HostPorts(internet, tcp);
  }

  /** Why there are no sockets of some kind; null where there are (socket(2)). */
  public @Nullable Errno refusal(int family, int type, int protocol) {
    if (family == SocketAddress.INTERNET || family == SocketAddress.INTERNET_SIX) {
      return internetRefusal(type, protocol);
    }
    if (family == NetlinkSocket.FAMILY) {
      return netlinkRefusal(type, protocol);
    }
    if (family != SocketAddress.UNIX) {
      return Errno.EAFNOSUPPORT;
    }
    boolean known = protocol == 0 || protocol == SocketAddress.UNIX;
    return known && SocketType.of(type).isPresent() ? null : unixRefusal(protocol);
  }

  private static @Nullable Errno netlinkRefusal(int type, int protocol) {
    if (type != RAW && type != SocketType.DATAGRAM.number()) {
      return Errno.ESOCKTNOSUPPORT;
    }
    return protocol == 0 ? null : Errno.EPROTONOSUPPORT;
  }

  /** What a socket of a family carries, by its SOCK_ number; null for what there is not. */
  public @Nullable SocketType type(int family, int number) {
    // Netlink makes no difference between the two (netlink(7)).
    boolean raw = family == NetlinkSocket.FAMILY && number == RAW;
    return raw ? SocketType.DATAGRAM : SocketType.of(number).orElse(null);
  }

  /** The interfaces, by index. */
  public List<InterfaceInfo> interfaces() {
    return internet.routes().known();
  }

  /** A socket that is joined to none, of a kind that is not refused. */
  public Socket create(int family, SocketType type) {
    if (family == NetlinkSocket.FAMILY) {
      return new NetlinkSocket(memory, wakeups, internet);
    }
    if (family == SocketAddress.UNIX) {
      return unix.create(type);
    }
    return type == SocketType.STREAM ? tcp.create(family) : udp.create(family);
  }

  private static @Nullable Errno internetRefusal(int type, int protocol) {
    if (type == RAW) {
      return Errno.EPERM;
    }
    if (type != SocketType.STREAM.number() && type != SocketType.DATAGRAM.number()) {
      return Errno.ESOCKTNOSUPPORT;
    }
    int own = type == SocketType.STREAM.number() ? Ipv4.TCP : Ipv4.UDP;
    return protocol == 0 || protocol == own ? null : Errno.EPROTONOSUPPORT;
  }

  private static Errno unixRefusal(int protocol) {
    boolean known = protocol == 0 || protocol == SocketAddress.UNIX;
    return known ? Errno.ESOCKTNOSUPPORT : Errno.EPROTONOSUPPORT;
  }

  /** Sockets of unix(7). */
  public UnixSockets unix() {
    return unix;
  }

  /** Ports that programs of the host reach. */
  public HostPorts host() {
    return host;
  }

  /** Joins other computers, before the run. */
  public void join(Wire wire, WireSettings settings) {
    internet.join(wire, settings);
  }

  /** When the next packet of another computer arrives that is known of, or NEVER. */
  public long nextArrival() {
    Ethernet cable = internet.routes().cable();
    return cable == null ? TimerQueue.NEVER : cable.nextArrival();
  }

  /** Lets packets of other computers in that have arrived up to a cycle. */
  public void deliver(long until) {
    Ethernet cable = internet.routes().cable();
    if (cable != null) {
      cable.deliver(until);
    }
  }

  /** The computer is switched off: nothing stays on its way. */
  public void shutDown() {
    unix.shutDown();
    internet.shutDown();
  }
}
