package ringside.lab.sink;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;

/**
 * Writes every packet as tcpdump does: pcap 2.4 with nanoseconds (pcap-savefile(5)), packets from
 * the IPv4 header on (LINKTYPE_RAW). Times are the guest's.
 */
public final class PacketCapture implements EventSink, Closeable {
  private static final int MAGIC_OF_NANOS = 0xa1b2_3c4d;
  private static final int VERSION = 4 << 16 | 2;
  private static final int HEADER_BYTES = 24;
  private static final int RECORD_BYTES = 16;
  private static final int LONGEST = 65535;
  private static final int RAW = 101;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final OutputStream out;
  private final GuestClock clock;
  private final long bootSeconds;

  /**
   * Begins a capture.
   *
   * @param out with a buffer of its own; closed with the capture
   * @param megahertz the guest's clock
   * @param bootSeconds seconds since 1970 at cycle 0
   */
  public PacketCapture(OutputStream out, long megahertz, long bootSeconds) throws IOException {
    this.out = out;
    this.clock = new GuestClock(megahertz);
    this.bootSeconds = bootSeconds;
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(MAGIC_OF_NANOS).putInt(VERSION).putInt(0).putInt(0).putInt(LONGEST).putInt(RAW);
    out.write(header.array());
  }

  @Override
  public Set<EventKind> kinds() {
    return Set.of(EventKind.PACKET);
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.PacketSeen packet) {
      write(packet.at().cycle(), packet.bytes());
    }
  }

  private void write(long cycle, byte[] bytes) {
    long nanos = clock.nanos(cycle);
    ByteBuffer record = ByteBuffer.allocate(RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    record.putInt((int) (bootSeconds + nanos / NANOS_PER_SECOND));
    record.putInt((int) (nanos % NANOS_PER_SECOND));
    record.putInt(bytes.length).putInt(bytes.length);
    try {
      out.write(record.array());
      out.write(bytes);
    } catch (IOException full) {
      throw new UncheckedIOException("can't write the packets", full);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
