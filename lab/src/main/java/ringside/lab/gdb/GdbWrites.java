package ringside.lab.gdb;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import ringside.isa.Register;
import ringside.kernel.Alteration;
import ringside.lab.debug.Timeline;
import ringside.lab.session.ThreadView;

/** Registers and memory that gdb writes: what comes then is a branch of the run. */
final class GdbWrites {
  private static final String OK = "OK";
  private static final String WRONG = "E16";
  private static final String REFUSED = "E01";
  private static final int WORD_DIGITS = 8;
  private static final int MOST_BYTES = 0x1000;

  private final Timeline timeline;
  private boolean first = true;
  private boolean tells;

  GdbWrites(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Whether the run has just become a branch, of which gdb has not been told; asking tells it. */
  boolean takeNews() {
    boolean news = tells;
    tells = false;
    return news;
  }

  private String change(Alteration alteration) {
    try {
      timeline.branches().change(alteration);
      tells |= first;
      first = false;
      return OK;
    } catch (Alteration.Refused refused) {
      return REFUSED;
    }
  }

  /** {@code G}: all registers and the pc, of which only those count that are others now. */
  String registers(int tid, String digits) {
    ThreadView thread = timeline.view().registers(tid).orElse(null);
    byte[] bytes = Hex.toBytes(digits).orElse(new byte[0]);
    int count = Register.names().size();
    if (thread == null || bytes.length < (count + 1) * 4) {
      return WRONG;
    }
    for (int i = 1; i <= count; i++) {
      int value = word(bytes, i * 4);
      int now = i == count ? thread.pc() : thread.registers().get(i);
      if (value != now && change(new Alteration.Register(tid, i, value)).equals(REFUSED)) {
        return REFUSED;
      }
    }
    return OK;
  }

  /** {@code P}: {@code NUMBER=DIGITS}. */
  String register(int tid, String rest) {
    String[] words = rest.split("=", -1);
    OptionalLong number = Hex.number(words[0]);
    boolean whole = words.length == 2 && words[1].length() == WORD_DIGITS;
    byte[] bytes = whole ? Hex.toBytes(words[1]).orElse(new byte[0]) : new byte[0];
    if (number.isEmpty() || number.getAsLong() > Alteration.PC || bytes.length != 4) {
      return WRONG;
    }
    int value = word(bytes, 0);
    boolean isZero = number.getAsLong() == 0 && value == 0;
    return isZero ? OK : change(new Alteration.Register(tid, (int) number.getAsLong(), value));
  }

  /**
   * {@code M} and {@code X}: {@code ADDRESS,LENGTH:DATA}.
   *
   * @param binary whether each character is a byte, rather than each two digits
   */
  String memory(int pid, String rest, boolean binary) {
    int colon = rest.indexOf(':');
    String[] range = rest.substring(0, Math.max(0, colon)).split(",", -1);
    OptionalLong address = Hex.number(range[0]);
    OptionalLong length = range.length == 2 ? Hex.number(range[1]) : OptionalLong.empty();
    if (colon < 0 || address.isEmpty() || length.isEmpty()) {
      return WRONG;
    }
    String data = rest.substring(colon + 1);
    byte[] bytes = binary ? Hex.ofCharacters(data) : Hex.toBytes(data).orElse(new byte[0]);
    if (bytes.length != length.getAsLong() || bytes.length > MOST_BYTES) {
      return WRONG;
    }
    List<Byte> all = new ArrayList<>(bytes.length);
    for (byte each : bytes) {
      all.add(each);
    }
    int from = (int) address.getAsLong();
    return all.isEmpty() ? OK : change(new Alteration.Memory(pid, from, all));
  }

  private static int word(byte[] bytes, int at) {
    return bytes[at] & 0xff
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | bytes[at + 3] << 24;
  }
}
