package ringside.tests.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ringside.tests.GuestResult;

/**
 * A reader that takes little at a time does not invite small segments (RFC 9293, 3.8.6.2.2): a
 * window that was closed opens by a segment, or by a good part of the buffer.
 */
final class SillyWindowTest {
  private static final int PORT = 7000;
  private static final int PORTS = 20;
  private static final int WINDOW = 34;
  private static final int FLAGS = 33;
  private static final int SYN = 2;

  /** Both ends divide their windows by four. */
  private static final int SCALE = 4;

  private static final int SMALL = 1000;

  @Test
  void aClosedWindowOpensByMuch() {
    Packets packets = new Packets();
    GuestResult result = Programs.run("silly").watched(packets).run();
    assertThat(result.output()).isEqualTo("400000 bytes\n");
    List<Integer> opened = opened(packets);
    assertThat(opened).isNotEmpty().allMatch(window -> window >= SMALL);
  }

  @Test
  void nobodySendsASmallSegmentToIt() {
    Packets packets = new Packets();
    Programs.run("silly").watched(packets).run();
    List<Integer> lengths =
        packets.bytes().stream()
            .filter(packet -> port(packet, 2) == PORT && length(packet) > 0)
            .map(SillyWindowTest::length)
            .toList();
    // What fills the window to its last byte may be small once, and so may the end.
    assertThat(lengths.stream().filter(length -> length < SMALL).count()).isLessThanOrEqualTo(2);
  }

  /** What the reader's window came to after it had been closed. */
  private static List<Integer> opened(Packets packets) {
    List<Integer> opened = new ArrayList<>();
    boolean closed = false;
    for (byte[] packet : packets.bytes()) {
      if (port(packet, 0) == PORT && (packet[FLAGS] & SYN) == 0) {
        int window = half(packet, WINDOW) * SCALE;
        if (closed && window > 0) {
          opened.add(window);
        }
        closed = window == 0;
      }
    }
    return opened;
  }

  private static int port(byte[] packet, int at) {
    return half(packet, PORTS + at);
  }

  private static int length(byte[] packet) {
    int header = (packet[PORTS + 12] >> 4 & 0xf) * 4;
    return packet.length - PORTS - header;
  }

  private static int half(byte[] packet, int at) {
    return Short.toUnsignedInt(ByteBuffer.wrap(packet).getShort(at));
  }
}
