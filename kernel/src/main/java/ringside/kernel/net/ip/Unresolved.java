package ringside.kernel.net.ip;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.wait.TimerQueue;

/**
 * Packets for addresses of the wire that nobody has. They wait until the search is given up, as
 * those of Linux do for ARP (arp(7): mcast_solicit, unres_qlen); then their senders are told.
 */
final class Unresolved {
  private static final long SEARCH_MILLIS = 3000;
  private static final int MOST_PACKETS = 101;

  private record Waiting(Packet packet, Ipv4 header) {}

  private static final class Search {
    private final List<Waiting> packets = new ArrayList<>();
    private final TimerQueue.Timer timer;

    private Search(TimerQueue.Timer timer) {
      this.timer = timer;
    }
  }

  private final Internet internet;
  private final Map<Integer, Search> searches = new TreeMap<>();

  Unresolved(Internet internet) {
    this.internet = internet;
  }

  /** Takes a packet; the first for an address begins a search, whose timer stands in it. */
  void add(Packet packet, Ipv4 header) {
    int address = header.destination();
    Search search = searches.computeIfAbsent(address, key -> begin(packet, key));
    if (search.packets.size() == MOST_PACKETS) {
      packet.release();
    } else {
      search.packets.add(new Waiting(packet, header));
    }
  }

  private Search begin(Packet packet, int address) {
    long end = internet.now() + SEARCH_MILLIS * internet.settings().cyclesPerMilli();
    return new Search(internet.timers().add(end, packet.timerField(), () -> giveUp(address)));
  }

  private void giveUp(int address) {
    Search search = searches.remove(address);
    if (search != null) {
      internet.inInterrupt(() -> search.packets.forEach(this::refuse));
    }
  }

  private void refuse(Waiting waiting) {
    Icmp.refuseHost(internet, waiting.packet, waiting.header);
    waiting.packet.release();
  }

  /** The computer is switched off. */
  void shutDown() {
    for (Search search : searches.values()) {
      internet.timers().cancel(search.timer);
      search.packets.forEach(waiting -> waiting.packet.release());
    }
    searches.clear();
  }
}
