package ringside.kernel.net.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.socket.IpAddress;

/** Which interfaces a computer has, whose addresses are whose, and which way they lead (ip(7)). */
public final class Routes {
  private static final IpAddress BROADCAST = IpAddress.four(-1);

  private final List<NetworkInterface> interfaces = new ArrayList<>();
  private final Internet internet;
  private final Loopback loopback;
  private @Nullable Wire wire;
  private @Nullable Ethernet cable;

  /** Nothing leads out of the computer. */
  Routes(Internet internet, Loopback loopback) {
    this.internet = internet;
    this.loopback = loopback;
    interfaces.add(loopback);
  }

  void join(Wire other, Ethernet end) {
    wire = other;
    cable = end;
    interfaces.add(end);
  }

  /** Its end of the wire, or null where there is none. */
  public @Nullable Ethernet cable() {
    return cable;
  }

  /** Whether an address is this computer's. */
  public boolean isOwn(IpAddress address) {
    return loopback.reaches(address)
        || interfaces.stream()
            .anyMatch(
                device -> device.address().equals(address) || device.sixes().contains(address));
  }

  /** Whether an address is that of everybody on whatever interface there is (INADDR_BROADCAST). */
  public static boolean isEverybody(IpAddress address) {
    return address.equals(BROADCAST);
  }

  /** Whether packets for an address are for more than one computer. */
  public boolean isBroadcast(IpAddress address) {
    return isEverybody(address)
        || interfaces.stream().anyMatch(device -> device.broadcast().equals(address));
  }

  /** Whether it is no single computer's address: of everybody, or of a group. */
  public boolean isForMany(IpAddress address) {
    return isBroadcast(address) || address.isGroup();
  }

  /** Why an interface can't be that on whose link an address means something, or null. */
  @Nullable Errno scopeMistake(int scope) {
    if (scope == 0) {
      return Errno.EINVAL;
    }
    return scope < 0 || scope > interfaces.size() ? Errno.ENODEV : null;
  }

  /** Index of the interface on whose link an address means something; 0 where it does anywhere. */
  public int scopeOf(IpAddress address) {
    return address.isOfLink() ? cableIndex() : 0;
  }

  /** The interface by which an address is reached, or null (ENETUNREACH). */
  @Nullable NetworkInterface route(IpAddress destination) {
    if (isOwn(destination) || cable == null && isEverybody(destination)) {
      return loopback;
    }
    return interfaces.stream()
        .filter(device -> device.reaches(destination))
        .findFirst()
        .orElse(null);
  }

  /**
   * The interface by which a group is reached, or another address.
   *
   * @param index of the interface that is wanted for groups; 0 for what leads there
   */
  @Nullable NetworkInterface route(IpAddress destination, int index) {
    boolean chosen = destination.isGroup() && index > 0 && index <= interfaces.size();
    return chosen ? interfaces.get(index - 1) : route(destination);
  }

  /** Index of the interface that has an address of IPv4, or 0. */
  public int indexOf(IpAddress own) {
    return 1
        + IntStream.range(0, interfaces.size())
            .filter(i -> interfaces.get(i).address().equals(own))
            .findFirst()
            .orElse(-1);
  }

  /** Index of the interface by which a group is reached; 0 where none is, or not that one. */
  public int indexForGroup(IpAddress group, int wanted) {
    NetworkInterface device = route(group, wanted);
    return wanted > interfaces.size() || device == null ? 0 : interfaces.indexOf(device) + 1;
  }

  /** The address that a packet to a group says it is from. */
  public IpAddress sourceFor(IpAddress group, int index) {
    NetworkInterface device = route(group, index);
    if (device == null) {
      return sourceFor(group);
    }
    return group.isFour() ? device.address() : device.sixFor(group);
  }

  /** Index of its end of the wire, or 0. */
  int cableIndex() {
    return cable == null ? 0 : interfaces.indexOf(cable) + 1;
  }

  /**
   * Why nothing can be sent from an address to another; null where it can.
   *
   * @param source any for what suits
   */
  public @Nullable Errno refusal(IpAddress source, IpAddress destination) {
    NetworkInterface device = route(destination);
    if (device == null) {
      return Errno.ENETUNREACH;
    }
    return loopback.reaches(source) && device != loopback ? Errno.EINVAL : null;
  }

  /** Bytes of the longest packet that goes to an address whole. */
  public int mtu(IpAddress destination) {
    NetworkInterface device = route(destination);
    if (device == null) {
      return Ipv4.LONGEST;
    }
    return destination.isFour() ? device.mtu() : device.mtuSix();
  }

  /** The computer that has an address, for those who look from outside; or null. */
  public @Nullable Internet at(IpAddress address) {
    return wire == null || isOwn(address) ? internet : wire.at(address);
  }

  /** The address that a packet to another says it is from. */
  public IpAddress sourceFor(IpAddress destination) {
    NetworkInterface device = route(destination);
    boolean elsewhere = device == loopback && !loopback.reaches(destination);
    if (device == null || elsewhere && !isEverybody(destination)) {
      return destination;
    }
    return destination.isFour() ? device.address() : device.sixFor(destination);
  }

  /** Index, from 1, of the interface that packets for an address of ours come by. */
  public int indexFor(IpAddress destination) {
    if (cable != null && isEverybody(destination)) {
      return cableIndex();
    }
    for (int i = interfaces.size() - 1; i > 0; i--) {
      NetworkInterface device = interfaces.get(i);
      boolean own = device.address().equals(destination) || device.sixes().contains(destination);
      if (own || device.broadcast().equals(destination) || destination.isGroup()) {
        return i + 1;
      }
    }
    return 1;
  }

  /** What there is to know of the interfaces, by index. */
  public List<InterfaceInfo> known() {
    return IntStream.range(0, interfaces.size())
        .mapToObj(i -> InterfaceInfo.of(i + 1, interfaces.get(i)))
        .toList();
  }

  /** The computer is switched off. */
  void shutDown() {
    interfaces.forEach(NetworkInterface::shutDown);
  }
}
