package ringside.kernel.net.ip;

import java.util.List;
import ringside.kernel.net.socket.IpAddress;

/** Where packets leave the kernel (netdevice(7)). */
interface NetworkInterface {
  /** Its name: "lo", "eth0". */
  String name();

  /** Its own address of IPv4. */
  IpAddress address();

  /** The address of everybody that it reaches by IPv4. */
  IpAddress broadcast();

  /** Its own addresses of IPv6. */
  default List<IpAddress> sixes() {
    return List.of();
  }

  /** Which of them packets to an address are from. */
  default IpAddress sixFor(IpAddress destination) {
    return sixes().stream()
        .filter(own -> own.isOfLink() == (destination.isOfLink() || destination.isGroup()))
        .findFirst()
        .orElse(IpAddress.ANY_SIX);
  }

  /** The most bytes of a packet of IPv6. */
  default int mtuSix() {
    return mtu();
  }

  /** Whether packets for an address leave by it. */
  boolean reaches(IpAddress destination);

  /** The most bytes of a packet. */
  int mtu();

  /** Sends a packet, which is the interface's from now on. */
  void transmit(Packet packet, IpAddress destination);

  /** The computer is switched off. */
  void shutDown();
}
