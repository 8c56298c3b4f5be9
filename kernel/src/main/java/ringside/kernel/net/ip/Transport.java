package ringside.kernel.net.ip;

/** A protocol above IP, which takes in the packets that carry it. */
public interface Transport {
  /** Takes in a packet; says whether it keeps it. */
  boolean receive(Packet packet, IpHeader header);

  /** The network could not deliver a packet of ours; says whether the message is kept. */
  default boolean refused(IcmpError error) {
    return false;
  }

  /** The computer is switched off: gives back what it holds. */
  default void shutDown() {}
}
