package ringside.kernel.net.ip;

import ringside.kernel.net.socket.SocketAddress;

/** A protocol above IP, which takes in the packets that carry it. */
public interface Transport {
  /** Takes in a packet; says whether it keeps it. */
  boolean receive(Packet packet, Ipv4 header);

  /** The network says that nobody wanted a packet from one address to another. */
  default void refused(SocketAddress.Internet from, SocketAddress.Internet to) {}

  /** The computer is switched off: gives back what it holds. */
  default void shutDown() {}
}
