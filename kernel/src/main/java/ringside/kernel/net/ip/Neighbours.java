package ringside.kernel.net.ip;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.text.Routine;

/**
 * Who is on the wire by IPv6: asks for it, and answers (RFC 4861, 7.2). Whoever was found once
 * stays found, and addresses are not looked for before they are used (RFC 4862, 5.4).
 */
final class Neighbours {
  static final int SOLICITATION = 135;
  static final int ADVERTISEMENT = 136;
  private static final int BYTES = 32;
  private static final int TARGET = IcmpSix.START + 2;
  private static final int OPTION = TARGET + 4;
  private static final int SHORTEST = 24;
  private static final int SOURCE_HARDWARE = 1;
  private static final int TARGET_HARDWARE = 2;

  /** Solicited, and to be taken instead of what was known before. */
  private static final int ANSWER_FLAGS = 0x6000_0000;

  /** Nobody has passed it on (RFC 4861, 7.1). */
  private static final Marks DIRECT = new Marks(255, 0);

  private final Internet internet;
  private final Set<IpAddress> known = new HashSet<>();
  private final Unresolved unresolved;

  Neighbours(Internet internet) {
    this.internet = internet;
    this.unresolved = new Unresolved(internet, this::ask);
  }

  /** Packets that wait for an address to be found. */
  Unresolved unresolved() {
    return unresolved;
  }

  /** Whether packets for an address can go at once. */
  boolean knows(IpAddress address) {
    return known.contains(address);
  }

  private void ask(IpAddress target) {
    send(target.solicited(), null, SOLICITATION, 0, target);
  }

  private void send(IpAddress to, @Nullable IpAddress from, int type, int flags, IpAddress target) {
    Ethernet cable = internet.routes().cable();
    Packet packet = cable == null ? null : internet.packet(to, BYTES);
    if (cable == null || packet == null) {
      return;
    }
    internet.code().run(Routine.ICMP_SEND);
    packet.setWord(IcmpSix.START + 1, flags);
    for (int i = 0; i < 4; i++) {
      packet.setWord(TARGET + i, target.word(i));
    }
    List<Integer> own = Wire.hardware(cable.number());
    int kind = type == SOLICITATION ? SOURCE_HARDWARE : TARGET_HARDWARE;
    packet.setWord(OPTION, kind << 24 | 1 << 16 | own.get(0) << 8 | own.get(1));
    packet.setWord(OPTION + 1, own.get(2) << 24 | own.get(3) << 16 | own.get(4) << 8 | own.get(5));
    IpAddress source = from == null ? cable.sixFor(target) : from;
    IpHeader header = new IpHeader(source, to, Ipv6.ICMP, BYTES).with(DIRECT);
    IcmpMessages.send(internet, packet, header, type << 24);
  }

  /** A question, or an answer, has come. */
  void receive(Packet packet, IpHeader header, int type) {
    boolean direct = header.marks().hops() == DIRECT.hops();
    if (!direct || header.payload() < SHORTEST || internet.routes().cable() == null) {
      return;
    }
    IpAddress target = Ipv6.address(packet, TARGET);
    if (type == ADVERTISEMENT) {
      learn(target);
    } else if (internet.routes().isOwn(target) && !header.source().isAny()) {
      learn(header.source());
      send(header.source(), target, ADVERTISEMENT, ANSWER_FLAGS, target);
    }
  }

  private void learn(IpAddress address) {
    Ethernet cable = internet.routes().cable();
    if (cable != null && cable.reaches(address) && !address.isGroup()) {
      known.add(address);
      unresolved.found(address);
    }
  }
}
