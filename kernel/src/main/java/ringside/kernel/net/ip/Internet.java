package ringside.kernel.net.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Question;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/** The Internet protocols of a computer: interfaces below, UDP and TCP above (ip(7)). */
public final class Internet {
  private static final int BROADCAST = -1;

  private final KernelMemory memory;
  private final TimerQueue timers;
  private final NetSettings settings;
  private final Events events;
  private final Choices choices;
  private final List<NetworkInterface> interfaces = new ArrayList<>();
  private final Loopback loopback;
  private final Map<Integer, Transport> transports = new TreeMap<>();
  private final Reassembly reassembly;
  private final Unresolved unresolved;
  private @Nullable Wire wire;
  private @Nullable Ethernet cable;
  private int identification;

  /** A network layer that has no interface yet. */
  public Internet(KernelMemory memory, TimerQueue timers, NetSettings settings, Choices choices) {
    this.choices = choices;
    this.memory = memory;
    this.timers = timers;
    this.settings = settings;
    this.events = memory.code().events();
    this.loopback = new Loopback(this, timers, settings);
    interfaces.add(loopback);
    this.reassembly = new Reassembly(this);
    this.unresolved = new Unresolved(this);
  }

  /** Gives the computer eth0, before it runs. */
  public void join(Wire other, WireSettings cableSettings) {
    wire = other;
    cable = other.join(this, cableSettings);
    interfaces.add(cable);
  }

  /** Its end of the wire, or null where there is none. */
  public @Nullable Ethernet cable() {
    return cable;
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

  /** Whether an address is this computer's. */
  public boolean isOwn(int address) {
    return loopback.reaches(address)
        || interfaces.stream().anyMatch(device -> device.address() == address);
  }

  /** Whether an address is that of everybody on whatever interface there is (INADDR_BROADCAST). */
  public static boolean isEverybody(int address) {
    return address == BROADCAST;
  }

  /** Whether packets for an address are for more than one computer. */
  public boolean isBroadcast(int address) {
    return isEverybody(address)
        || interfaces.stream().anyMatch(device -> device.broadcast() == address);
  }

  /** The interface by which an address is reached, or null (ENETUNREACH). */
  @Nullable NetworkInterface route(int destination) {
    if (isOwn(destination) || cable == null && isEverybody(destination)) {
      return loopback;
    }
    return interfaces.stream()
        .filter(device -> device.reaches(destination))
        .findFirst()
        .orElse(null);
  }

  /**
   * Why nothing can be sent from an address to another; null where it can.
   *
   * @param source 0 for any that suits
   */
  public @Nullable Errno refusal(int source, int destination) {
    NetworkInterface device = route(destination);
    if (device == null) {
      return Errno.ENETUNREACH;
    }
    return loopback.reaches(source) && device != loopback ? Errno.EINVAL : null;
  }

  /** Bytes of the longest packet that goes to an address whole. */
  public int mtu(int destination) {
    NetworkInterface device = route(destination);
    return device == null ? Ipv4.LONGEST : device.mtu();
  }

  /** The computer that has an address, for those who look from outside; or null. */
  public @Nullable Internet at(int address) {
    return wire == null || isOwn(address) ? this : wire.at(address);
  }

  /** The address that a packet to another says it is from. */
  public int sourceFor(int destination) {
    NetworkInterface device = route(destination);
    boolean elsewhere = device == loopback && !loopback.reaches(destination);
    if (device == null || elsewhere && destination != BROADCAST) {
      return destination;
    }
    return device.address();
  }

  /** A packet with room for a header of some protocol, or null where there is no memory. */
  public @Nullable Packet packet(int protocolBytes) {
    try {
      return new Packet(memory, Ipv4.BYTES + protocolBytes);
    } catch (OutOfMemory none) {
      return null;
    }
  }

  /** Sends a packet whose protocol part is filled in; one that leads nowhere is dropped. */
  public void send(Packet packet, Ipv4 header) {
    code().run(Routine.IP_SEND);
    NetworkInterface device = route(header.destination());
    if (device == null) {
      packet.release();
      return;
    }
    Ipv4 numbered = header.numbered(identification++ & 0xffff);
    if (packet.length() > device.mtu()) {
      Fragments.send(this, packet, numbered, device);
    } else {
      numbered.write(packet);
      transmit(packet, numbered, device);
    }
  }

  /** Puts a packet that has its header on an interface, and where it is for all, among our own. */
  public void transmit(Packet packet, Ipv4 header, NetworkInterface device) {
    if (events.happens(EventKind.PACKET)) {
      events.tell(new Event.PacketSeen(events.now(), device.name(), packet.bytes()));
    }
    if (device == cable && !isBroadcast(header.destination()) && at(header.destination()) == null) {
      unresolved.add(packet, header);
      return;
    }
    boolean ours = device != loopback && isBroadcast(header.destination());
    Packet copy = ours ? copy(packet) : null;
    device.transmit(packet, header.destination());
    if (copy != null) {
      loopback.transmit(copy, header.destination());
    }
  }

  /** A packet of its own with the same bytes, or null where there is no memory. */
  public @Nullable Packet copy(Packet packet) {
    Packet copy = packet(packet.length() - Ipv4.BYTES);
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
  public void receive(String device, byte[] bytes) {
    inInterrupt(
        () -> {
          if (events.happens(EventKind.PACKET)) {
            events.tell(new Event.PacketSeen(events.now(), device, bytes));
          }
          try {
            take(Packet.of(memory, bytes));
          } catch (OutOfMemory none) {
            code().finish();
          }
        });
  }

  private void take(Packet packet) {
    code().run(Routine.LINK_RECEIVE);
    code().run(Routine.IP_RECEIVE);
    Ipv4 header = Ipv4.read(packet);
    if (header != null && header.isFragment()) {
      Packet whole = reassembly.add(packet, header);
      if (whole != null) {
        deliver(whole, header.whole(whole.length() - Ipv4.BYTES));
      }
    } else {
      deliver(packet, header);
    }
  }

  private void deliver(Packet packet, @Nullable Ipv4 header) {
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
  private boolean dispatch(Packet packet, Ipv4 header) {
    if (header.protocol() == Ipv4.ICMP) {
      return Icmp.receive(this, packet, header);
    }
    Transport transport = transports.get(header.protocol());
    return transport != null && transport.receive(packet, header);
  }

  /** Index, from 1, of the interface that packets for an address of ours come by. */
  public int indexFor(int destination) {
    if (cable != null && isEverybody(destination)) {
      return interfaces.indexOf(cable) + 1;
    }
    for (int i = interfaces.size() - 1; i > 0; i--) {
      NetworkInterface device = interfaces.get(i);
      if (device.address() == destination || device.broadcast() == destination) {
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
  public void shutDown() {
    transports.values().forEach(Transport::shutDown);
    reassembly.shutDown();
    unresolved.shutDown();
    interfaces.forEach(NetworkInterface::shutDown);
  }
}
