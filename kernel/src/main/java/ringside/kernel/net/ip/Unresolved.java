package ringside.kernel.net.ip;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.wait.TimerQueue;

/**
 * Packets for addresses of the wire that nobody has. They wait until the search is given up, as
 * those of Linux do for ARP (arp(7): mcast_solicit, unres_qlen_bytes); then their senders are told.
 * Where there are too many the oldest of all are dropped.
 */
final class Unresolved {
  private static final long SEARCH_MILLIS = 3000;

  /** Bytes of the packets that wait (net.ipv4.neigh.default.unres_qlen_bytes). */
  static final int MOST_BYTES = 212_992;

  private record Waiting(Packet packet, IpHeader header) {}

  private static final class Search {
    private final Deque<Waiting> packets = new ArrayDeque<>();
    private final long end;
    private TimerQueue.@Nullable Timer timer;

    private Search(long end) {
      this.end = end;
    }
  }

  private final Internet internet;
  private final Map<IpAddress, Search> searches = new LinkedHashMap<>();
  private final Deque<IpAddress> order = new ArrayDeque<>();
  private int bytes;

  Unresolved(Internet internet) {
    this.internet = internet;
  }

  /** Takes a packet; the first for an address begins a search, whose timer stands in it. */
  void add(Packet packet, IpHeader header) {
    IpAddress address = header.destination();
    long end = internet.now() + SEARCH_MILLIS * internet.settings().cyclesPerMilli();
    Search search = searches.computeIfAbsent(address, key -> new Search(end));
    search.packets.addLast(new Waiting(packet, header));
    order.addLast(address);
    bytes += packet.length();
    keepTime(address, search);
    while (bytes > MOST_BYTES) {
      dropOldest();
    }
  }

  /** The timer of a search stands in its first packet. */
  private void keepTime(IpAddress address, Search search) {
    if (search.timer == null) {
      int field = search.packets.getFirst().packet.timerField();
      search.timer = internet.timers().add(search.end, field, () -> giveUp(address));
    }
  }

  private void dropOldest() {
    IpAddress address = order.removeFirst();
    Search search = searches.get(address);
    if (search == null) {
      throw new IllegalStateException("a packet waits for no search: " + address);
    }
    stopTime(search);
    Packet oldest = search.packets.removeFirst().packet;
    bytes -= oldest.length();
    oldest.release();
    if (search.packets.isEmpty()) {
      searches.remove(address);
    } else {
      keepTime(address, search);
    }
  }

  private void stopTime(Search search) {
    if (search.timer != null) {
      internet.timers().cancel(search.timer);
      search.timer = null;
    }
  }

  private void giveUp(IpAddress address) {
    Search search = searches.remove(address);
    if (search != null) {
      order.removeIf(address::equals);
      internet.inInterrupt(() -> search.packets.forEach(this::refuse));
    }
  }

  private void refuse(Waiting waiting) {
    Icmp.refuseHost(internet, waiting.packet, waiting.header);
    bytes -= waiting.packet.length();
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
