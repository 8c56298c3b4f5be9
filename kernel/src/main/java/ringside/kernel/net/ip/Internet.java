package ringside.kernel.net.ip;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Question;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/** The Internet protocols of a computer: interfaces below, UDP and TCP above (ip(7)). */
public final class Internet {
  private final KernelMemory memory;
  private final TimerQueue timers;
  private final NetSettings settings;
  private final Events events;
  private final Choices choices;
  private final Routes routes;
  private final Groups groups = new Groups();
  private final Loopback loopback;
  private final Map<Integer, Transport> transports = new TreeMap<>();
  private final Reassembly reassembly;
  private final Neighbours neighbours;
  private int identification;

  /** A network layer that has no interface yet. */
  public Internet(KernelMemory memory, TimerQueue timers, NetSettings settings, Choices choices) {
    this.choices = choices;
    this.memory = memory;
    this.timers = timers;
    this.settings = settings;
    this.events = memory.code().events();
    this.loopback = new Loopback(this, timers, settings);
    this.routes = new Routes(this, loopback);
    this.reassembly = new Reassembly(this);
    this.neighbours = new Neighbours(this);
  }

  /** Gives the computer eth0, before it runs. */
  public void join(Wire other, WireSettings cableSettings) {
    routes.join(other, other.join(this, cableSettings));
  }

  /** Which groups sockets have joined. */
  public Groups groups() {
    return groups;
  }

  /** Which way addresses lead. */
  public Routes routes() {
    return routes;
  }

  /** What packets are kept in. */
  public KernelMemory memory() {
    return memory;
  }

  /** The kernel's instructions. */
  public KernelCode code() {
    return memory.code();
  }

  /** When packets arrive and what waits for them gives up. */
  public TimerQueue timers() {
    return timers;
  }

  /** What of the network can be chosen. */
  public NetSettings settings() {
    return settings;
  }

  /** Hands packets of a protocol to what stands above, by its number in {@link Ipv4}. */
  public void carry(int protocol, Transport transport) {
    transports.put(protocol, transport);
  }

  /** What takes packets of a protocol, or null. */
  public @Nullable Transport transport(int protocol) {
    return transports.get(protocol);
  }

  /** Whether a packet is lost, as its interface draws it or somebody else decides. */
  boolean isLost(BooleanSupplier draw) {
    return choices.choose(Question.LOSS, () -> draw.getAsBoolean() ? 1 : 0) != 0;
  }

  /** By how many cycles a packet is late, as its interface draws it or somebody else decides. */
  long late(LongSupplier draw) {
    return choices.choose(Question.DELAY, draw);
  }

  /** This cycle. */
  public long now() {
    return code().hart().meter().clock();
  }

  /** Tells the sender of a packet that nobody has its port. */
  public void refusePort(Packet packet, IpHeader header) {
    if (header.isSix()) {
      IcmpSix.refusePort(this, packet, header);
    } else {
      Icmp.refusePort(this, packet, header);
    }
  }

  /**
   * A packet with room for a header, or null where there is no memory.
   *
   * @param to whom it is for, which says what header it needs
   * @param bytes behind that
   */
  public @Nullable Packet packet(IpAddress to, int bytes) {
    return packet(!to.isFour(), bytes);
  }

  private @Nullable Packet packet(boolean six, int bytes) {
    try {
      return new Packet(memory, (six ? Ipv6.BYTES : Ipv4.BYTES) + bytes, six);
    } catch (OutOfMemory none) {
      return null;
    }
  }

  /** Sends a packet whose protocol part is filled in; one that leads nowhere is dropped. */
  public void send(Packet packet, IpHeader header) {
    code().run(Routine.IP_SEND);
    NetworkInterface device = routes.route(header.destination(), header.marks().device());
    if (device == null) {
      packet.release();
      return;
    }
    IpHeader numbered = header.numbered(identification++ & 0xffff);
    if (packet.length() > (packet.isSix() ? device.mtuSix() : device.mtu())) {
      Fragments.send(this, packet, numbered, device);
    } else {
      numbered.write(packet);
      transmit(packet, numbered, device);
    }
  }

  /** Puts a packet that has its header on an interface, and where it is for all, among our own. */
  public void transmit(Packet packet, IpHeader header, NetworkInterface device) {
    IpAddress to = header.destination();
    boolean asks = device == routes.cable() && header.isSix() && !to.isGroup();
    if (asks && !neighbours.knows(to)) {
      neighbours.unresolved().add(packet, header);
    } else {
      put(packet, header, device);
    }
  }

  /** Sends what has waited for its address to be found on the wire. */
  void transmitKnown(Packet packet, IpHeader header) {
    NetworkInterface device = routes.cable();
    if (device == null) {
      packet.release();
    } else {
      put(packet, header, device);
    }
  }

  /** Who is on the wire by IPv6. */
  Neighbours neighbours() {
    return neighbours;
  }

  private void put(Packet packet, IpHeader header, NetworkInterface device) {
    if (events.happens(EventKind.PACKET)) {
      events.tell(new Event.PacketSeen(events.now(), device.name(), packet.bytes()));
    }
    boolean one = device == routes.cable() && !routes.isForMany(header.destination());
    if (one && routes.at(header.destination()) == null) {
      neighbours.unresolved().add(packet, header);
      return;
    }
    boolean ours = device != loopback && isOurs(header);
    Packet copy = ours ? copy(packet) : null;
    device.transmit(packet, header.destination());
    if (copy != null) {
      loopback.transmit(copy, header.destination());
    }
  }

  /** Whether what goes to many goes to this computer, too. */
  private boolean isOurs(IpHeader header) {
    IpAddress to = header.destination();
    boolean group = to.isGroup() && header.marks().loops() && groups.has(to, routes.cableIndex());
    return routes.isBroadcast(to) || group && header.protocol() == Ipv4.UDP;
  }

  /** A packet of its own with the same bytes, or null where there is no memory. */
  public @Nullable Packet copy(Packet packet) {
    Packet copy = packet(packet.isSix(), packet.length() - packet.start());
    if (copy != null) {
      packet.buffer().copy(0, copy.buffer(), 0, packet.length());
    }
    return copy;
  }

  /** A packet has come, by an interrupt. */
  public void receive(Packet packet) {
    inInterrupt(() -> take(packet));
  }

  /** A packet has come from outside; without memory for it the device drops it. */
  void receive(String device, Wire.Arrival arrival) {
    byte[] bytes = arrival.bytes();
    inInterrupt(
        () -> {
          if (events.happens(EventKind.PACKET)) {
            events.tell(new Event.PacketSeen(events.now(), device, bytes));
          }
          try {
            take(Packet.of(memory, arrival.cargo(), bytes));
          } catch (OutOfMemory none) {
            code().finish();
          }
        });
  }

  private void take(Packet packet) {
    code().run(Routine.LINK_RECEIVE);
    code().run(Routine.IP_RECEIVE);
    IpHeader header = packet.isSix() ? Ipv6.read(packet) : Ipv4.read(packet);
    if (header != null && header.isFragment()) {
      Packet whole = reassembly.add(packet, header);
      if (whole != null) {
        deliver(whole, header.whole(whole.length() - whole.start()));
      }
    } else {
      deliver(packet, header);
    }
  }

  private void deliver(Packet packet, @Nullable IpHeader header) {
    if (header == null || !dispatch(packet, header)) {
      packet.release();
    }
  }

  /** Does what no program has asked for now: nobody's cycles but the network's. */
  public void inInterrupt(Runnable work) {
    code().finish();
    Meter meter = code().hart().meter();
    Account interrupted = meter.account();
    meter.use(meter.open(0, 0, Mode.KERNEL, "network"));
    work.run();
    code().finish();
    meter.use(interrupted);
  }

  /** Says whether the packet was kept. */
  private boolean dispatch(Packet packet, IpHeader header) {
    if (header.protocol() == Ipv4.ICMP && !header.isSix()) {
      return Icmp.receive(this, packet, header);
    }
    if (header.protocol() == Ipv6.ICMP) {
      return header.isSix() && IcmpSix.receive(this, packet, header);
    }
    Transport transport = transports.get(header.protocol());
    return transport != null && transport.receive(packet, header);
  }

  /** The computer is switched off. */
  public void shutDown() {
    transports.values().forEach(Transport::shutDown);
    reassembly.shutDown();
    neighbours.unresolved().shutDown();
    routes.shutDown();
  }
}
