package ringside.lab.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ringside.kernel.event.Event;
import ringside.kernel.net.ip.Routes;
import ringside.kernel.net.ip.Wire;
import ringside.kernel.net.socket.IpAddress;
import ringside.lab.report.PacketView;
import ringside.lab.trace.perfetto.PacketSequence;

/** The packets of a computer's interfaces, and their flows to those of other computers. */
final class PacketTracks {
  private static final long HASH_BASIS = 0xcbf29ce484222325L;
  private static final long HASH_PRIME = 0x100000001b3L;
  private static final String LOOPBACK = "lo";

  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMP = 1;
  private static final int ICMP_SIX = 58;
  private static final IpAddress NETWORK = IpAddress.four(Wire.BROADCAST);

  private final Recorder recorder;
  private final long group;
  private final List<IpAddress> addresses;
  private final Map<String, Lane> devices = new HashMap<>();

  PacketTracks(Recorder recorder, long group, int computer) {
    this.recorder = recorder;
    this.group = group;
    this.addresses = Wire.addresses(computer);
  }

  /** A packet is on an interface. */
  void seen(Event.PacketSeen packet) {
    Lane lane = devices.get(packet.device());
    if (lane == null) {
      lane = recorder.lane(recorder.packets().newTrack(), group, "packets on " + packet.device());
      devices.put(packet.device(), lane);
    }
    PacketView header = new PacketView(packet.bytes());
    boolean sent = addresses.contains(header.source());
    boolean loops = packet.device().equals(LOOPBACK);
    long flow = loops || isForAll(header) ? PacketSequence.NO_FLOW : hash(packet.bytes());
    String name = protocol(header.protocol()) + (loops ? "" : sent ? " out" : " in");
    lane.instant(name, sent ? flow : PacketSequence.NO_FLOW, sent ? PacketSequence.NO_FLOW : flow);
  }

  /** What one sends to all arrives more than once, and a flow ends once. */
  private static boolean isForAll(PacketView header) {
    return header.destination().isGroup()
        || header.destination().equals(NETWORK)
        || Routes.isEverybody(header.destination());
  }

  private static String protocol(int number) {
    return switch (number) {
      case TCP -> "tcp";
      case UDP -> "udp";
      case ICMP, ICMP_SIX -> "icmp";
      default -> "protocol " + number;
    };
  }

  /** The same at both ends (FNV-1a): packets have numbers of their own in their headers. */
  private static long hash(byte[] bytes) {
    long hash = HASH_BASIS;
    for (byte each : bytes) {
      hash = (hash ^ each & 0xff) * HASH_PRIME;
    }
    return hash;
  }
}
