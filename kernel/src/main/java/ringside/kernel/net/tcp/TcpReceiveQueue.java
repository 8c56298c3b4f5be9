package ringside.kernel.net.tcp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.net.ip.Packet;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** Segments that have come: those in order, to be read, and those that came too early. */
public final class TcpReceiveQueue {
  /** Bytes of a packet that are to be read. */
  private record Part(Packet packet, int start, int length) {}

  private final KernelCode code;
  private final Deque<Part> inOrder = new ArrayDeque<>();
  private final TreeMap<Integer, Part> early = new TreeMap<>();
  private int base;
  private int taken;
  private int length;
  private int earlyBytes;
  private int lastEarly;

  TcpReceiveQueue(KernelCode code) {
    this.code = code;
  }

  /** Bytes that can be read. */
  int length() {
    return length;
  }

  /** Bytes that came too early. */
  int earlyBytes() {
    return earlyBytes;
  }

  /** Segments are numbered from here, so that early ones are in order though numbers wrap. */
  void startAt(int sequence) {
    base = sequence;
  }

  /**
   * Keeps a segment; what is there already is left out.
   *
   * @param next number of the next byte in order
   * @param sequence number of the segment's first byte
   * @return the next byte in order after it
   */
  int add(Packet packet, int start, int sequence, int bytes, int next) {
    code.run(Routine.TCP_REASSEMBLE);
    if (sequence - next > 0) {
      Part before = early.get(sequence - base);
      if (before != null && before.length >= bytes) {
        packet.release();
        return next;
      }
      remove(sequence - base);
      lastEarly = sequence;
      early.put(sequence - base, new Part(packet, start, bytes));
      earlyBytes += bytes;
      return next;
    }
    int known = next - sequence;
    return takeEarly(append(new Part(packet, start, bytes), known, next));
  }

  /** Whether segments wait for others before them. */
  boolean hasGap() {
    return !early.isEmpty();
  }

  /** What waits for others before it: first the range of what came last (RFC 2018, 4). */
  List<TcpRange> ranges() {
    List<TcpRange> all = new ArrayList<>();
    for (Map.Entry<Integer, Part> entry : early.entrySet()) {
      code.run(Routine.MESSAGE_MATCH);
      int start = base + entry.getKey();
      TcpRange range = new TcpRange(start, start + entry.getValue().length);
      int last = all.size() - 1;
      if (last >= 0 && all.get(last).touches(range)) {
        all.set(last, all.get(last).with(range));
      } else {
        all.add(range);
      }
    }
    all.sort((one, other) -> Boolean.compare(other.has(lastEarly), one.has(lastEarly)));
    return all;
  }

  private void remove(int key) {
    Part part = early.remove(key);
    if (part != null) {
      earlyBytes -= part.length;
      part.packet.release();
    }
  }

  private int append(Part part, int known, int next) {
    int fresh = part.length - known;
    if (fresh <= 0) {
      part.packet.release();
      return next;
    }
    inOrder.addLast(new Part(part.packet, part.start + known, fresh));
    length += fresh;
    return next + fresh;
  }

  private int takeEarly(int from) {
    int next = from;
    while (!early.isEmpty() && early.firstKey() - (next - base) <= 0) {
      code.run(Routine.TCP_REASSEMBLE);
      int key = early.firstKey();
      Part part = early.pollFirstEntry().getValue();
      earlyBytes -= part.length;
      next = append(part, next - base - key, next);
    }
    return next;
  }

  /**
   * Copies bytes to a user; tells how many, where some can't be stored.
   *
   * @param from the first, counted from the next that is read
   */
  int copy(Incoming room, int at, int from, int bytes) {
    int done = 0;
    int skipped = taken + from;
    for (Part part : inOrder) {
      if (skipped >= part.length) {
        skipped -= part.length;
        continue;
      }
      int size = Math.min(bytes - done, part.length - skipped);
      if (size <= 0) {
        break;
      }
      try {
        part.packet.buffer().drain(room.bytes(), at + done, part.start + skipped, size);
      } catch (BadAddress bad) {
        if (at + done == 0) {
          throw bad;
        }
        break;
      }
      skipped = 0;
      done += size;
    }
    return done;
  }

  /** Takes all that can be read, as a device does. */
  public byte[] takeAll() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int skipped = taken;
    for (Part part : inOrder) {
      byte[] all = part.packet.buffer().deviceDrain();
      bytes.write(all, part.start + skipped, part.length - skipped);
      skipped = 0;
    }
    take(length);
    return bytes.toByteArray();
  }

  /** Forgets bytes that have been read. */
  void take(int bytes) {
    length -= bytes;
    taken += bytes;
    while (!inOrder.isEmpty() && taken >= inOrder.getFirst().length) {
      taken -= inOrder.getFirst().length;
      inOrder.removeFirst().packet.release();
    }
  }

  /** Drops everything. */
  public void release() {
    inOrder.forEach(part -> part.packet.release());
    inOrder.clear();
    while (!early.isEmpty()) {
      remove(early.firstKey());
    }
    length = 0;
  }
}
