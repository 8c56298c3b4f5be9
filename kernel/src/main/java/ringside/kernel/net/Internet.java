package ringside.kernel.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.TimerQueue;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.trace.KernelObserver;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/** The Internet protocols of a computer: interfaces below, UDP and TCP above (ip(7)). */
final class Internet {
  private static final int BROADCAST = -1;
  private static final int LOCAL_BROADCAST = 0x7fff_ffff;

  private final KernelMemory memory;
  private final TimerQueue timers;
  private final NetSettings settings;
  private final KernelObserver observer;
  private final List<NetworkInterface> interfaces = new ArrayList<>();
  private final Loopback loopback;
  private final Udp udp;
  private final Tcp tcp;
  private int identification;

  Internet(
      KernelMemory memory,
      Scheduler scheduler,
      TimerQueue timers,
      NetSettings settings,
      KernelObserver observer) {
    this.memory = memory;
    this.timers = timers;
    this.settings = settings;
    this.observer = observer;
    this.loopback = new Loopback(this, timers, settings);
    interfaces.add(loopback);
    Random random = new Random(settings.seed() + 12);
    this.udp = new Udp(this, scheduler, random.nextInt());
    this.tcp = new Tcp(this, scheduler, random);
  }

  KernelMemory memory() {
    return memory;
  }

  KernelCode code() {
    return memory.code();
  }

  TimerQueue timers() {
    return timers;
  }

  NetSettings settings() {
    return settings;
  }

  Udp udp() {
    return udp;
  }

  Tcp tcp() {
    return tcp;
  }

  /** This cycle. */
  long now() {
    return code().hart().meter().clock();
  }

  /** Whether an address is this computer's. */
  boolean isOwn(int address) {
    return loopback.reaches(address)
        || interfaces.stream().anyMatch(device -> device.address() == address);
  }

  static boolean isBroadcast(int address) {
    return address == BROADCAST || address == LOCAL_BROADCAST;
  }

  /** The interface by which an address is reached, or null (ENETUNREACH). */
  @Nullable NetworkInterface route(int destination) {
    if (isOwn(destination) || destination == BROADCAST) {
      return loopback;
    }
    return interfaces.stream()
        .filter(device -> device.reaches(destination))
        .findFirst()
        .orElse(null);
  }

  /** The address that a packet to another says it is from. */
  int sourceFor(int destination) {
    NetworkInterface device = route(destination);
    boolean elsewhere = device == loopback && !loopback.reaches(destination);
    if (device == null || elsewhere && destination != BROADCAST) {
      return destination;
    }
    return device.address();
  }

  /** A packet with room for a header of some protocol, or null where there is no memory. */
  @Nullable Packet packet(int protocolBytes) {
    try {
      return new Packet(memory, Ipv4.BYTES + protocolBytes);
    } catch (OutOfMemory none) {
      return null;
    }
  }

  /** Sends a packet whose protocol part is filled in; one that leads nowhere is dropped. */
  void send(Packet packet, Ipv4 header) {
    code().run(Routine.IP_SEND);
    NetworkInterface device = route(header.destination());
    if (device == null) {
      packet.release();
      return;
    }
    header.write(packet, identification++ & 0xffff);
    if (observer.hearsPackets()) {
      observer.packet(now(), device.name(), packet.bytes());
    }
    device.transmit(packet);
  }

  /** A packet has come, by an interrupt. */
  void receive(Packet packet) {
    inInterrupt(
        () -> {
          code().run(Routine.LINK_RECEIVE);
          code().run(Routine.IP_RECEIVE);
          Ipv4 header = Ipv4.read(packet);
          if (header == null || !dispatch(packet, header)) {
            packet.release();
          }
        });
  }

  /** Does what no program has asked for now: nobody's cycles but the network's. */
  void inInterrupt(Runnable work) {
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
    return switch (header.protocol()) {
      case Ipv4.UDP -> udp.receive(packet, header);
      case Ipv4.TCP -> tcp.receive(packet, header);
      case Ipv4.ICMP -> Icmp.receive(this, packet, header);
      default -> false;
    };
  }

  void shutDown() {
    tcp.shutDown();
    interfaces.forEach(NetworkInterface::shutDown);
  }
}
