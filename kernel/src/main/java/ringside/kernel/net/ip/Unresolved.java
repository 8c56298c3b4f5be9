package ringside.kernel.net.ip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.wait.TimerQueue;

/**
 * Packets for addresses of the wire that nobody has, or not yet known of. They wait until the
 * search is given up, as those of Linux do for ARP (arp(7): mcast_solicit, unres_qlen_bytes) and in
 * neighbour discovery (RFC 4861); then their senders are told. Where there are too many the oldest
 * of all are dropped.
 */
final class Unresolved {
  private static final long SEARCH_MILLIS = 3000;

  /** Milliseconds between questions, and how many there are (RFC 4861, 10). */
  private static final long QUESTION_MILLIS = 1000;

  private static final int QUESTIONS = 3;

  /** Bytes of the packets that wait (net.ipv4.neigh.default.unres_qlen_bytes). */
  static final int MOST_BYTES = 212_992;

  private record Waiting(Packet packet, IpHeader header) {}

  private static final class Search {
    private final IpAddress address;
    private final Deque<Waiting> packets = new ArrayDeque<>();
    private boolean over;
    private long end;
    private int asked;
    private TimerQueue.@Nullable Timer timer;

    private Search(IpAddress address) {
      this.address = address;
    }
  }

  private final Internet internet;
  private final Consumer<IpAddress> question;
  private final Map<IpAddress, Search> searches = new LinkedHashMap<>();

  /** Whose packets wait, the oldest first; those of a search that is over wait no more. */
  private final Deque<Search> order = new ArrayDeque<>();

  private int bytes;

  /**
   * Nobody is looked for.
   *
   * @param question asks on the wire who has an address of IPv6
   */
  Unresolved(Internet internet, Consumer<IpAddress> question) {
    this.internet = internet;
    this.question = question;
  }

  /** Takes a packet; the first for an address begins a search, whose timer stands in it. */
  void add(Packet packet, IpHeader header) {
    IpAddress address = header.destination();
    Search known = searches.get(address);
    Search search = known == null ? new Search(address) : known;
    searches.put(address, search);
    search.packets.addLast(new Waiting(packet, header));
    order.addLast(search);
    bytes += packet.length();
    if (known == null) {
      look(search);
    }
    while (bytes > MOST_BYTES) {
      dropOldest();
    }
  }

  private void look(Search search) {
    IpAddress address = search.address;
    long millis = address.isFour() ? SEARCH_MILLIS : QUESTION_MILLIS;
    search.end = internet.now() + millis * internet.settings().cyclesPerMilli();
    search.asked++;
    keepTime(search);
    if (!address.isFour()) {
      question.accept(address);
    }
  }

  /** The timer of a search stands in its first packet. */
  private void keepTime(Search search) {
    int field = search.packets.getFirst().packet.timerField();
    search.timer = internet.timers().add(search.end, field, () -> timeOut(search));
  }

  private void dropOldest() {
    Search search = order.removeFirst();
    stopTime(search);
    Packet oldest = search.packets.removeFirst().packet;
    bytes -= oldest.length();
    oldest.release();
    if (search.packets.isEmpty()) {
      searches.remove(search.address);
    } else {
      keepTime(search);
    }
    forgetThoseOver();
  }

  private void stopTime(Search search) {
    if (search.timer != null) {
      internet.timers().cancel(search.timer);
      search.timer = null;
    }
  }

  private void forgetThoseOver() {
    while (!order.isEmpty() && order.getFirst().over) {
      order.removeFirst();
    }
  }

  private void timeOut(Search search) {
    IpAddress address = search.address;
    search.timer = null;
    if (!address.isFour() && search.asked < QUESTIONS) {
      internet.inInterrupt(() -> look(search));
    } else {
      internet.inInterrupt(() -> take(address).forEach(this::refuse));
    }
  }

  /** Somebody has an address of IPv6: what waits for it goes. */
  void found(IpAddress address) {
    take(address).forEach(waiting -> internet.transmitKnown(waiting.packet, waiting.header));
  }

  private Deque<Waiting> take(IpAddress address) {
    Search search = searches.remove(address);
    if (search == null) {
      return new ArrayDeque<>();
    }
    stopTime(search);
    search.over = true;
    forgetThoseOver();
    search.packets.forEach(waiting -> bytes -= waiting.packet.length());
    return search.packets;
  }

  private void refuse(Waiting waiting) {
    if (waiting.header.isSix()) {
      IcmpSix.refuseAddress(internet, waiting.packet, waiting.header);
    } else {
      Icmp.refuseHost(internet, waiting.packet, waiting.header);
    }
    waiting.packet.release();
  }

  /** The computer is switched off. */
  void shutDown() {
    for (Search search : searches.values()) {
      stopTime(search);
      search.packets.forEach(waiting -> waiting.packet.release());
    }
    searches.clear();
    order.clear();
  }
}
