package ringside.kernel.net.ip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.socket.IpAddress;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;

/**
 * Puts fragments together (RFC 791, 3.2; RFC 815). They wait in guest memory, no longer than some
 * time and no more than some bytes, of which the oldest go first; parts that overlap make a packet
 * worthless (RFC 5722).
 */
final class Reassembly {
  /** Milliseconds that parts wait for the others (net.ipv4.ipfrag_time). */
  static final int MOST_MILLIS = 30_000;

  /** Bytes that may wait (net.ipv4.ipfrag_high_thresh, of smaller computers). */
  static final int MOST_BYTES = 262_144;

  private static final int OBJECT_BYTES = 128;
  private static final int UNIT = 8;

  private record Key(IpAddress source, IpAddress destination, int protocol, int identification) {}

  private final Internet internet;
  private final Map<Key, Parts> unfinished = new LinkedHashMap<>();
  private int waitingBytes;

  Reassembly(Internet internet) {
    this.internet = internet;
  }

  /**
   * Takes a fragment, which is the reassembly's from now on.
   *
   * @return the whole packet, where this was the last part that was missing
   */
  @Nullable Packet add(Packet fragment, IpHeader header) {
    internet.code().run(Routine.IP_REASSEMBLE);
    Parts parts = partsOf(header);
    if (parts == null || !parts.add(fragment, header)) {
      fragment.release();
      return null;
    }
    return parts.isComplete() ? finish(parts, header) : null;
  }

  /** Parts of how many packets wait. */
  int unfinished() {
    return unfinished.size();
  }

  private @Nullable Parts partsOf(IpHeader header) {
    Key key =
        new Key(header.source(), header.destination(), header.protocol(), header.identification());
    while (waitingBytes + header.length() > MOST_BYTES) {
      unfinished.values().iterator().next().giveUp(); // the oldest
    }
    Parts known = unfinished.get(key);
    if (known != null) {
      return known;
    }
    try {
      Parts fresh = new Parts(key);
      unfinished.put(key, fresh);
      return fresh;
    } catch (OutOfMemory none) {
      return null;
    }
  }

  private @Nullable Packet finish(Parts parts, IpHeader header) {
    Packet whole = internet.packet(header.destination(), parts.end);
    if (whole != null) {
      parts.copyTo(whole, header.bytes());
      header.whole(parts.end).write(whole);
    }
    parts.giveUp();
    return whole;
  }

  /** The computer is switched off. */
  void shutDown() {
    List.copyOf(unfinished.values()).forEach(Parts::giveUp);
  }

  /** The parts of one packet. */
  private final class Parts {
    private final Key key;
    private final int object;
    private final TimerQueue.Timer timer;
    private final TreeMap<Integer, Part> byOffset = new TreeMap<>();
    private int bytes;
    private int end = -1;

    private Parts(Key key) {
      this.key = key;
      this.object = internet.memory().heap().allocate(OBJECT_BYTES);
      long patience = MOST_MILLIS * internet.settings().cyclesPerMilli();
      // No thread goes on because parts are forgotten.
      this.timer =
          internet.timers().add(internet.now() + patience, object + 4, this::expire, () -> false);
    }

    private void expire() {
      internet.inInterrupt(this::giveUp);
    }

    /** Says whether the part is kept. */
    private boolean add(Packet packet, IpHeader header) {
      internet.code().update(object, header.offset());
      Part part = new Part(packet, header.offset(), header.payload());
      Part twin = byOffset.get(part.offset);
      if (twin != null && twin.length == part.length) {
        return false;
      }
      if (!fits(part, header.moreFollow(), packet)) {
        giveUp();
        return false;
      }
      end = header.moreFollow() ? end : part.end();
      byOffset.put(part.offset, part);
      bytes += part.length;
      waitingBytes += packet.length();
      return true;
    }

    private boolean fits(Part part, boolean moreFollow, Packet packet) {
      boolean whole = !moreFollow || part.length % UNIT == 0;
      boolean possible = part.length > 0 && part.end() <= most(packet);
      boolean within = end < 0 || (moreFollow ? part.end() <= end : part.end() == end);
      Map.Entry<Integer, Part> last = byOffset.lastEntry();
      boolean isLast = moreFollow || last == null || last.getValue().end() <= part.end();
      return whole && possible && within && isLast && !overlaps(part);
    }

    private static int most(Packet packet) {
      return (packet.isSix() ? Ipv6.LONGEST : Ipv4.LONGEST) - packet.start();
    }

    private boolean overlaps(Part part) {
      Map.Entry<Integer, Part> before = byOffset.floorEntry(part.offset);
      Map.Entry<Integer, Part> after = byOffset.ceilingEntry(part.offset);
      return before != null && before.getValue().end() > part.offset
          || after != null && after.getKey() < part.end();
    }

    private boolean isComplete() {
      return bytes == end;
    }

    private void copyTo(Packet whole, int start) {
      for (Part part : byOffset.values()) {
        int to = whole.start() + part.offset;
        part.packet.buffer().copy(start, whole.buffer(), to, part.length);
      }
    }

    private void giveUp() {
      unfinished.remove(key);
      internet.timers().cancel(timer);
      for (Part part : byOffset.values()) {
        waitingBytes -= part.packet.length();
        part.packet.release();
      }
      internet.memory().heap().release(object, OBJECT_BYTES);
    }
  }

  private record Part(Packet packet, int offset, int length) {
    int end() {
      return offset + length;
    }
  }
}
