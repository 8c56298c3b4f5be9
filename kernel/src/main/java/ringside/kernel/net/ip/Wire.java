package ringside.kernel.net.ip;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.IpAddress;
import ringside.mmu.AccessObserver.Cargo;
import ringside.mmu.AccessObserver.Device;

/**
 * What joins several computers: a switch with a cable to each of them, in both directions at once.
 * It carries packets by their address; there are no frames around them, and no ARP.
 */
public final class Wire {
  /** The most computers that have an address on it. */
  public static final int MOST_COMPUTERS = 254;

  /** Its network, 10.0.0.0/24. */
  static final int NETWORK = 0x0a00_0000;

  /** The address of everybody on it. */
  public static final int BROADCAST = NETWORK | 0xff;

  private static final int HOST_MASK = 0xff;

  /** fd00::/64. */
  private static final long UNIQUE = 0xfd00L << 48;

  private final List<Ethernet> cables = new ArrayList<>();

  /** The address of a computer, in host order: 10.0.0.1 is that of number 1. */
  public static int address(int number) {
    return NETWORK + number;
  }

  /** The bytes of its interface's hardware address: locally administered, made of the address. */
  static List<Integer> hardware(int number) {
    return List.of(2, 0, 10, 0, 0, number);
  }

  /** A computer's addresses: of IPv4, of the link by IPv6, and fd00::10.0.0.1 and on (RFC 4193). */
  public static List<IpAddress> addresses(int number) {
    long link = IpAddress.interfaceOf(hardware(number));
    return List.of(
        IpAddress.four(address(number)),
        new IpAddress(0xfe80L << 48, link),
        new IpAddress(UNIQUE, address(number)));
  }

  static boolean reaches(IpAddress destination) {
    return destination.isFour()
        ? (destination.four() & ~HOST_MASK) == NETWORK || destination.isGroup()
        : destination.isOfLink() || destination.isGroup() || destination.high() == UNIQUE;
  }

  /** Plugs in the next computer. */
  Ethernet join(Internet internet, WireSettings settings) {
    if (cables.size() == MOST_COMPUTERS) {
      throw new IllegalStateException("no address is left on the wire");
    }
    Ethernet cable = new Ethernet(internet, this, cables.size() + 1, settings);
    cables.add(cable);
    return cable;
  }

  /** A packet, for those who observe. */
  static Cargo cargo(int sender, long sequence) {
    return new Cargo(Device.WIRE, sender, sequence);
  }

  /** Carries a packet to whom it is for; nobody else sees it. */
  void carry(Arrival packet, IpAddress destination) {
    for (Ethernet cable : cables) {
      if (cable.number() != packet.sender() && cable.hears(destination)) {
        cable.expect(packet);
      }
    }
  }

  /** The computer that has an address, or null. */
  @Nullable Internet at(IpAddress address) {
    if (!address.isFour()) {
      return cables.stream()
          .filter(cable -> cable.sixes().contains(address))
          .map(Ethernet::internet)
          .findFirst()
          .orElse(null);
    }
    int index = address.four() - NETWORK - 1;
    return index >= 0 && index < cables.size() ? cables.get(index).internet() : null;
  }

  /**
   * A packet on its way.
   *
   * @param cycle at which it arrives
   * @param sender number of the computer
   * @param sequence how many that computer has sent before
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, and changed by nobody
  record Arrival(long cycle, int sender, long sequence, byte[] bytes)
      implements Comparable<Arrival> {
    Cargo cargo() {
      return Wire.cargo(sender, sequence);
    }

    @Override
    public int compareTo(Arrival other) {
      int byCycle = Long.compare(cycle, other.cycle);
      int bySender = byCycle != 0 ? byCycle : Integer.compare(sender, other.sender);
      return bySender != 0 ? bySender : Long.compare(sequence, other.sequence);
    }
  }
}
