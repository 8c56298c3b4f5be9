package ringside.kernel.net.udp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import ringside.kernel.net.ip.IpHeader;
import ringside.kernel.net.ip.SixOptions;
import ringside.kernel.net.socket.Ancillary;
import ringside.kernel.net.socket.IpAddress;

/** What a message tells of its packet to a socket of AF_INET6, where it is wanted (ipv6(7)). */
final class SixAncillary {
  private SixAncillary() {}

  /**
   * What is wanted of a packet, in Linux's order.
   *
   * @param wants whether an option is set
   * @param device index of the interface by which the packet has come
   */
  static List<Ancillary> of(IpHeader header, IntPredicate wants, int device) {
    List<Ancillary> all = new ArrayList<>();
    if (wants.test(SixOptions.RECEIVE_PACKET_INFO)) {
      List<Integer> words = new ArrayList<>(words(header.destination()));
      words.add(device);
      all.add(Ancillary.of(SixOptions.LEVEL, SixOptions.PACKET_INFO, words));
    }
    if (wants.test(SixOptions.RECEIVE_HOPS) && header.isSix()) {
      List<Integer> hops = List.of(header.marks().hops());
      all.add(Ancillary.of(SixOptions.LEVEL, SixOptions.HOP_LIMIT, hops));
    }
    if (wants.test(SixOptions.RECEIVE_CLASS) && header.isSix()) {
      List<Integer> service = List.of(header.marks().service());
      all.add(Ancillary.of(SixOptions.LEVEL, SixOptions.CLASS, service));
    }
    return all;
  }

  /** The words of an address as a program's memory has them. */
  static List<Integer> words(IpAddress address) {
    return List.of(
        Integer.reverseBytes(address.word(0)),
        Integer.reverseBytes(address.word(1)),
        Integer.reverseBytes(address.word(2)),
        Integer.reverseBytes(address.word(3)));
  }
}
