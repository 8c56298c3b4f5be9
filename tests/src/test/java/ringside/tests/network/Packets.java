package ringside.tests.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;

/** Keeps every packet that a run has sent. */
final class Packets implements EventSink {
  private static final int PORTS = 20;
  private static final int SEQUENCE_END = 28;
  private static final int FLAGS = 33;
  private static final int HEADERS = 44;

  private final List<String> all = new ArrayList<>();
  private final List<byte[]> bytes = new ArrayList<>();

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.PACKET);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.PacketSeen packet) {
      String text = Arrays.toString(packet.bytes());
      all.add(packet.at().cycle() + " " + packet.device() + " " + text);
      bytes.add(packet.bytes().clone());
    }
  }

  /** All of them, with their cycles. */
  List<String> all() {
    return all;
  }

  List<byte[]> bytes() {
    return bytes;
  }

  /** How many TCP segments carry all of some flags. */
  long withFlags(int flags) {
    return bytes.stream().filter(packet -> (packet[FLAGS] & flags) == flags).count();
  }

  /** How many segments with data begin with a byte that was sent before. */
  long repeatedSegments() {
    List<String> starts =
        bytes.stream()
            .filter(packet -> packet.length > HEADERS)
            .map(packet -> Arrays.toString(Arrays.copyOfRange(packet, PORTS, SEQUENCE_END)))
            .toList();
    return starts.size() - starts.stream().distinct().count();
  }
}
