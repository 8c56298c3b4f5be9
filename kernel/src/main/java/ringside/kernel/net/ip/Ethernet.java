package ringside.kernel.net.ip;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import ringside.isa.Drand48;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;

/**
 * eth0: a computer's end of the {@link Wire}. A packet that is sent is taken from memory by the
 * device at once; one that arrives is put into memory by it, and then interrupts the hart.
 */
public final class Ethernet implements NetworkInterface {
  /** Packets under way, beyond which the device drops them (txqueuelen). */
  static final int LONGEST_QUEUE = 1000;

  private static final int SEED_OFFSET = 14;

  private final Internet internet;
  private final Wire wire;
  private final int number;
  private final WireSettings settings;
  private final Drand48 chance;
  private final List<IpAddress> sixes;
  private final PriorityQueue<Wire.Arrival> expected = new PriorityQueue<>();
  private final Deque<Long> underWay = new ArrayDeque<>();
  private long busyUntil;
  private long sent;

  Ethernet(Internet internet, Wire wire, int number, WireSettings settings) {
    this.internet = internet;
    this.wire = wire;
    this.number = number;
    this.settings = settings;
    // Too small a link has none (RFC 8200, 5).
    boolean six = settings.mtu() >= Ipv6.LEAST_MTU;
    this.sixes =
        six ? Wire.addresses(number).stream().filter(own -> !own.isFour()).toList() : List.of();
    this.chance = new Drand48(settings.seed() + SEED_OFFSET);
  }

  Internet internet() {
    return internet;
  }

  /** The computer's number, from 1. */
  int number() {
    return number;
  }

  @Override
  public String name() {
    return "eth0";
  }

  @Override
  public IpAddress address() {
    return IpAddress.four(Wire.address(number));
  }

  @Override
  public IpAddress broadcast() {
    return IpAddress.four(Wire.BROADCAST);
  }

  @Override
  public boolean reaches(IpAddress destination) {
    if (!destination.isFour() && sixes.isEmpty()) {
      return false;
    }
    return Wire.reaches(destination) || Routes.isEverybody(destination);
  }

  @Override
  public List<IpAddress> sixes() {
    return sixes;
  }

  /** Whether packets for an address of the wire are for it. */
  boolean hears(IpAddress destination) {
    if (internet.groups().has(destination, internet.routes().cableIndex())) {
      return destination.isFour() || !sixes.isEmpty();
    }
    if (destination.isFour()) {
      return Routes.isEverybody(destination)
          || broadcast().equals(destination)
          || address().equals(destination);
    }
    return sixes.stream()
        .anyMatch(own -> own.equals(destination) || own.solicited().equals(destination));
  }

  @Override
  public int mtu() {
    return settings.mtu();
  }

  @Override
  public void transmit(Packet packet, IpAddress destination) {
    internet.code().run(Routine.LINK_SEND);
    byte[] bytes = Arrays.copyOf(packet.buffer().deviceDrain(), packet.length());
    packet.buffer().goes(Wire.cargo(number, sent), packet.length());
    packet.release();
    long now = internet.now();
    while (!underWay.isEmpty() && underWay.getFirst() <= now) {
      underWay.removeFirst();
    }
    if (underWay.size() == LONGEST_QUEUE) {
      return;
    }
    busyUntil = Math.max(busyUntil, now) + NetSettings.carrying(bytes.length, settings.bandwidth());
    long arrival = busyUntil + settings.latency();
    underWay.addLast(arrival);
    if (!internet.isLost(() -> NetSettings.isLost(chance, settings.loss()))) {
      wire.carry(new Wire.Arrival(arrival, number, sent++, bytes), destination);
    }
  }

  /** A packet will arrive. */
  void expect(Wire.Arrival packet) {
    expected.add(packet);
  }

  /** When the next packet arrives that is known of, or {@link TimerQueue#NEVER}. */
  public long nextArrival() {
    Wire.Arrival first = expected.peek();
    return first == null ? TimerQueue.NEVER : first.cycle();
  }

  /** Lets happen what has arrived up to a cycle. */
  public void deliver(long until) {
    while (nextArrival() <= until) {
      internet.receive(name(), expected.remove());
    }
  }

  @Override
  public void shutDown() {
    expected.clear();
    underWay.clear();
  }
}
