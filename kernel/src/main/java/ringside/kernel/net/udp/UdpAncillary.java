package ringside.kernel.net.udp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import ringside.kernel.net.ip.IpHeader;
import ringside.kernel.net.socket.Ancillary;
import ringside.kernel.net.socket.IpAddress;

/** What a message tells of its packet, where it is wanted (ip(7)). */
final class UdpAncillary {
  private static final int IP = 0;
  private static final int SERVICE = 1;
  private static final int TTL = 2;
  private static final int PACKET_INFO = 8;
  private static final int RECEIVE_TTL = 12;
  private static final int RECEIVE_SERVICE = 13;

  private UdpAncillary() {}

  /**
   * What is wanted of a packet, in Linux's order.
   *
   * @param wants whether an option is set
   * @param device index of the interface by which the packet has come
   * @param own the address of this computer that an answer would be from
   */
  static List<Ancillary> of(IpHeader header, IntPredicate wants, int device, IpAddress own) {
    List<Ancillary> all = new ArrayList<>();
    if (wants.test(PACKET_INFO)) {
      int destination = Integer.reverseBytes(header.destination().four());
      List<Integer> words = List.of(device, Integer.reverseBytes(own.four()), destination);
      all.add(Ancillary.of(IP, PACKET_INFO, words));
    }
    if (wants.test(RECEIVE_TTL)) {
      all.add(Ancillary.of(IP, TTL, List.of(header.marks().hops())));
    }
    if (wants.test(RECEIVE_SERVICE)) {
      all.add(new Ancillary(IP, SERVICE, List.of(header.marks().service()), 1));
    }
    return all;
  }
}
