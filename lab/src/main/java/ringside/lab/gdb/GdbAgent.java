package ringside.lab.gdb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.lab.debug.Timeline;
import ringside.lab.session.ThreadView;

/**
 * Answers packets of gdb's remote serial protocol (GDB manual, appendix "Remote Protocol"). A
 * packet that is not understood is answered as one that is not supported, whatever it holds.
 */
public final class GdbAgent {
  private static final int MOST_BYTES = 0x800;
  private static final int REGISTERS = 33;
  private static final String OK = "OK";
  private static final String WRONG = "E16";
  private static final String NOT_THERE = "E0e";

  /** A run has happened: nothing in it can be changed. */
  private static final String UNCHANGEABLE = "E01";

  private static final String FEATURES =
      "PacketSize=1000;QStartNoAckMode+;multiprocess+;vContSupported+;ReverseStep+;"
          + "ReverseContinue+;qXfer:features:read+";
  private static final String DESCRIPTION = "target.xml";

  private final Timeline timeline;
  private final UnaryOperator<String> monitor;
  private final GdbPoints points = new GdbPoints();
  private final GdbTravels travels;
  private GdbThread looked = new GdbThread(0, 0);
  private GdbThread moved = new GdbThread(0, 0);
  private boolean withProcess;
  private boolean over;

  /**
   * An agent for a run.
   *
   * @param monitor does a command of the debugger's own, and says what it prints
   */
  public GdbAgent(Timeline timeline, UnaryOperator<String> monitor) {
    this.timeline = timeline;
    this.monitor = monitor;
    this.travels = new GdbTravels(timeline, points);
  }

  /** Whether gdb has gone, by its own will. */
  public boolean isOver() {
    return over;
  }

  /** The answer to a packet, both without frames; empty for one that is not supported. */
  public String answer(String packet) {
    if (packet.isEmpty()) {
      return "";
    }
    String rest = packet.substring(1);
    return switch (packet.charAt(0)) {
      case '?' -> stopped(travels.where(withProcess));
      case 'g' -> registers();
      case 'p' -> register(rest);
      case 'm' -> memory(rest);
      case 'G', 'M', 'P', 'X' -> UNCHANGEABLE;
      case 'H' -> choose(rest);
      case 'T' -> isAlive(rest);
      case 'Z' -> points.add(packet, chosen(looked).pid());
      case 'z' -> points.remove(packet);
      case 'c', 'C' -> stopped(travels.forward(withProcess));
      case 's', 'S' -> stopped(travels.step(chosen(moved).tid(), withProcess));
      case 'b' -> back(rest);
      case 'v' -> named(packet);
      case 'q', 'Q' -> query(packet);
      case 'D', 'k' -> leave();
      default -> "";
    };
  }

  private String leave() {
    over = true;
    points.clear();
    return OK;
  }

  private String back(String rest) {
    return switch (rest) {
      case "c" -> stopped(travels.backward(withProcess));
      case "s" -> stopped(travels.stepBack(chosen(moved).tid(), withProcess));
      default -> "";
    };
  }

  private String named(String packet) {
    if (packet.equals("vCont?")) {
      return "vCont;c;C;s;S";
    } else if (packet.startsWith("vKill")) {
      return leave();
    } else if (!packet.startsWith("vCont;")) {
      return "";
    }
    for (String action : packet.substring(6).split(";", -1)) {
      boolean steps = action.startsWith("s") || action.startsWith("S");
      if (steps) {
        int colon = action.indexOf(':');
        GdbThread given =
            colon < 0
                ? moved
                : GdbThread.parse(action.substring(colon + 1)).orElse(new GdbThread(0, 0));
        return stopped(travels.step(chosen(given).tid(), withProcess));
      }
    }
    return stopped(travels.forward(withProcess));
  }

  /** gdb looks at the thread that a stop reply names. */
  private String stopped(String reply) {
    looked = travels.current();
    moved = looked;
    return reply;
  }

  private String query(String packet) {
    int end = packet.indexOf(':');
    String name = end < 0 ? packet : packet.substring(0, end);
    String rest = end < 0 ? "" : packet.substring(end + 1);
    if (packet.startsWith("qRcmd,")) {
      String said = monitor.apply(Hex.toText(packet.substring(6)));
      return said.isEmpty() ? OK : Hex.text(said);
    }
    return switch (name) {
      case "qSupported" -> {
        withProcess = rest.contains("multiprocess+");
        yield FEATURES;
      }
      case "QStartNoAckMode", "qSymbol" -> OK;
      case "qAttached" -> "1";
      case "qC" -> "QC" + travels.current().text(withProcess);
      case "qfThreadInfo" -> threads();
      case "qsThreadInfo" -> "l";
      case "qXfer" -> description(rest);
      default -> packet.startsWith("qThreadExtraInfo,") ? about(packet.substring(17)) : "";
    };
  }

  private List<GuestThread> alive() {
    return timeline.view().computer().processes().threads().stream()
        .filter(thread -> thread.state() != ThreadState.TERMINATED)
        .toList();
  }

  private String threads() {
    String all =
        alive().stream()
            .map(thread -> new GdbThread(thread.pid(), thread.tid()).text(withProcess))
            .collect(Collectors.joining(","));
    return all.isEmpty() ? "l" : "m" + all;
  }

  private String about(String name) {
    int tid = GdbThread.parse(name).map(GdbThread::tid).orElse(0);
    GuestThread thread = timeline.view().thread(tid);
    return thread == null
        ? WRONG
        : Hex.text(thread.process().name() + ", " + thread.state().title());
  }

  private String isAlive(String name) {
    int tid = GdbThread.parse(name).map(GdbThread::tid).orElse(0);
    return timeline.view().thread(tid) == null ? WRONG : OK;
  }

  private String choose(String rest) {
    GdbThread thread = rest.isEmpty() ? null : GdbThread.parse(rest.substring(1)).orElse(null);
    if (thread == null) {
      return WRONG;
    } else if (rest.charAt(0) == 'g') {
      looked = thread;
    } else {
      moved = thread;
    }
    return OK;
  }

  /** The thread that one stands for: itself, or the one that goes on. */
  private GdbThread chosen(GdbThread given) {
    GuestThread thread = given.tid() > 0 ? timeline.view().thread(given.tid()) : null;
    return thread == null ? travels.current() : new GdbThread(thread.pid(), thread.tid());
  }

  private String registers() {
    return timeline
        .view()
        .registers(chosen(looked).tid())
        .map(
            thread ->
                thread.registers().stream().map(Hex::word).collect(Collectors.joining())
                    + Hex.word(thread.pc()))
        .orElse(WRONG);
  }

  private String register(String digits) {
    OptionalLong number = Hex.number(digits);
    ThreadView thread = timeline.view().registers(chosen(looked).tid()).orElse(null);
    if (number.isEmpty() || thread == null || number.getAsLong() >= REGISTERS) {
      return WRONG;
    }
    int index = (int) number.getAsLong();
    return Hex.word(index == REGISTERS - 1 ? thread.pc() : thread.registers().get(index));
  }

  private String memory(String range) {
    String[] words = range.split(",", -1);
    OptionalLong address = Hex.number(words[0]);
    OptionalLong length = words.length == 2 ? Hex.number(words[1]) : OptionalLong.empty();
    if (address.isEmpty() || length.isEmpty()) {
      return WRONG;
    }
    int most = (int) Math.min(MOST_BYTES, Math.max(0, length.getAsLong()));
    int pid = chosen(looked).pid();
    byte[] bytes = timeline.view().bytes(pid, (int) address.getAsLong(), most);
    return bytes.length == 0 && most > 0 ? NOT_THERE : Hex.bytes(bytes);
  }

  /** {@code features:read:target.xml:OFFSET,LENGTH}. */
  private static String description(String rest) {
    String[] words = rest.split("[:,]", -1);
    boolean known =
        words.length == 5
            && words[0].equals("features")
            && words[1].equals("read")
            && words[2].equals(DESCRIPTION);
    OptionalLong offset = known ? Hex.number(words[3]) : OptionalLong.empty();
    OptionalLong length = known ? Hex.number(words[4]) : OptionalLong.empty();
    if (offset.isEmpty() || length.isEmpty()) {
      return known ? WRONG : "";
    }
    byte[] all = TargetDescription.TEXT.getBytes(StandardCharsets.UTF_8);
    int from = (int) Math.min(all.length, Math.max(0, offset.getAsLong()));
    int most = (int) Math.min(MOST_BYTES, Math.max(0, length.getAsLong()));
    int to = Math.min(all.length, from + most);
    return (to < all.length ? "m" : "l") + TargetDescription.TEXT.substring(from, to);
  }
}
