package ringside.lab.learn.talk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;

/** E5: the same messages by TCP and by UDP, within a computer and to another one, in packets. */
final class Packets implements Experiment {
  private static final String PROGRAM = "remote-echo";
  private static final int TRIPS = 10;
  private static final int BYTES = 64;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int UDP_HEADER = 8;
  private static final int WORD = 4;

  @Override
  public String id() {
    return "E5";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt(PROGRAM, "static unsigned by_tcp", 15);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.packets", 1.25);
  }

  @Override
  public Findings measure() {
    Seen alone = new Seen();
    try (Session session = Session.of(Guest.of(PROGRAM)).sink(alone).build()) {
      session.runToEnd();
    }
    Seen far = new Seen();
    try (Session session =
        Session.of(Guest.of(PROGRAM).args("server"))
            .and(Guest.of(PROGRAM).args("client", "10.0.0.1"))
            .sink(far)
            .build()) {
      session.runToEnd();
    }
    Evidence.Builder table =
        Evidence.table("table", ".way", ".packets", ".headers", ".payload", ".trip").bars(1);
    Sums tcp = add(table, ".tcp", alone, packet -> protocol(packet) == TCP, alone.trip(0));
    Sums udp = add(table, ".udp", alone, packet -> protocol(packet) == UDP, alone.trip(TRIPS));
    Sums wire = add(table, ".wire", far, packet -> protocol(packet) == TCP, far.trip(0));
    return Findings.amount((double) tcp.packets)
        .value("packets", tcp.packets)
        .value("headers", tcp.headers)
        .value("payload", tcp.payload)
        .value("udp.packets", udp.packets)
        .value("udp.headers", udp.headers)
        .value("wire.packets", wire.packets)
        .value("trip", alone.trip(0))
        .value("wire.trip", far.trip(0))
        .table(table.done());
  }

  private record Sums(long packets, long headers, long payload) {}

  private static Sums add(
      Evidence.Builder table, String name, Seen seen, Predicate<byte[]> wanted, long trip) {
    List<byte[]> own = seen.packets.stream().filter(wanted).toList();
    long headers = own.stream().mapToLong(Packets::headers).sum();
    long payload = own.stream().mapToLong(packet -> packet.length).sum() - headers;
    table.row(name, own.size(), headers, payload, trip);
    return new Sums(own.size(), headers, payload);
  }

  private static int protocol(byte[] packet) {
    return packet[9];
  }

  /** Bytes of the IPv4 header and the one behind it (RFC 791, 768, 9293). */
  private static long headers(byte[] packet) {
    int internet = (packet[0] & 0xf) * WORD;
    int own = protocol(packet) == TCP ? (packet[internet + 12] >> 4 & 0xf) * WORD : UDP_HEADER;
    return (long) internet + own;
  }

  /** What one computer sees: each packet once, and when its client writes and reads. */
  private static final class Seen implements EventSink {
    private final List<byte[]> packets = new ArrayList<>();
    private final List<Long> written = new ArrayList<>();
    private final List<Long> read = new ArrayList<>();
    private int client;

    @Override
    public Set<EventKind> kinds() {
      return EnumSet.of(EventKind.PACKET, EventKind.CALL);
    }

    @Override
    public void event(Event event) {
      if (event instanceof Event.PacketSeen packet) {
        packets.add(packet.bytes().clone());
      } else if (event instanceof Event.Called call) {
        client = call.title().equals("connect") ? call.at().tid() : client;
        if (call.title().equals("write") && isClients(call) && call.arguments().get(2) == BYTES) {
          written.add(call.at().cycle());
        }
      } else if (event instanceof Event.Returned call
          && call.title().equals("read")
          && isClients(call)
          && call.value() == BYTES) {
        read.add(call.at().cycle());
      }
    }

    private boolean isClients(Event event) {
      return event.at().tid() == client;
    }

    /** Cycles of a round trip, of ten from one on. */
    long trip(int first) {
      return (read.get(first + TRIPS - 1) - written.get(first)) / TRIPS;
    }
  }
}
