package ringside.lab.host.gdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Packets between {@code $} and {@code #} with a check sum (GDB manual, "Packet overview"). */
final class GdbFrames {
  /** What says that a packet has come well, and needs no answer. */
  static final char WELL = '+';

  private static final int LONGEST = 1 << 16;
  private static final int ESCAPE = '}';
  private static final int FLIPPED = 0x20;

  private final InputStream in;
  private final OutputStream out;
  private boolean acknowledges = true;

  GdbFrames(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** From now on nobody says whether a packet has come well. */
  void stopAcknowledging() {
    acknowledges = false;
  }

  /** The next packet that is whole; null where the connection ends. */
  @Nullable String read() throws IOException {
    while (true) {
      for (int next = in.read(); next != '$'; next = in.read()) {
        if (next < 0) {
          return null;
        }
      }
      StringBuilder packet = new StringBuilder();
      int sum = 0;
      int next = in.read();
      for (; next >= 0 && next != '#' && packet.length() < LONGEST; next = in.read()) {
        sum += next;
        packet.append((char) next);
      }
      int claimed = next == '#' ? digits() : -1;
      boolean whole = claimed == (sum & 0xff) || !acknowledges && claimed >= 0;
      acknowledge(whole);
      if (whole) {
        return unescaped(packet);
      } else if (next < 0) {
        return null;
      }
    }
  }

  private int digits() throws IOException {
    int high = Character.digit(in.read(), 16);
    int low = Character.digit(in.read(), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private void acknowledge(boolean whole) throws IOException {
    if (acknowledges) {
      out.write(whole ? WELL : '-');
      out.flush();
    }
  }

  private static String unescaped(StringBuilder packet) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < packet.length(); i++) {
      boolean escape = packet.charAt(i) == ESCAPE && i + 1 < packet.length();
      plain.append(escape ? (char) (packet.charAt(++i) ^ FLIPPED) : packet.charAt(i));
    }
    return plain.toString();
  }

  /** Sends a packet, which holds no character that needs an escape. */
  void write(String packet) throws IOException {
    byte[] bytes = packet.getBytes(StandardCharsets.ISO_8859_1);
    int sum = 0;
    for (byte each : bytes) {
      sum += each;
    }
    out.write('$');
    out.write(bytes);
    String digits = Integer.toHexString(sum & 0xff | 0x100).substring(1);
    out.write(("#" + digits).getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
