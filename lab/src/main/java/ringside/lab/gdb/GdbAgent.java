package ringside.lab.gdb;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

  private final Timeline timeline;
  private final UnaryOperator<String> monitor;
  private final GdbWishes wishes = new GdbWishes();
  private final GdbPoints points = new GdbPoints(wishes);
  private final GdbWrites writes;
  private final GdbObjects objects;
  private final GdbTravels travels;
  private final String news;
  private final GdbFiles files;
  private GdbThread looked = new GdbThread(0, 0);
  private GdbThread moved = new GdbThread(0, 0);
  private boolean over;

  /**
   * An agent for a run.
   *
   * @param monitor does a command of the debugger's own, and says what it prints
   * @param news what gdb is told once where its writes have made the run a branch
   */
  public GdbAgent(Timeline timeline, UnaryOperator<String> monitor, String news) {
    this.timeline = timeline;
    this.monitor = monitor;
    this.news = news;
    this.writes = new GdbWrites(timeline);
    this.files = new GdbFiles(timeline);
    this.objects = new GdbObjects(timeline, this::name);
    this.travels = new GdbTravels(timeline, points, wishes);
  }

  /** Whether gdb has killed the run. */
  public boolean isOver() {
    return over;
  }

  /** What gdb is to show before the answer to a packet, as a packet; empty for nothing. */
  public String message(String answer) {
    boolean stopped = !answer.isEmpty() && "TSWX".indexOf(answer.charAt(0)) >= 0;
    return stopped && writes.takeNews() ? "O" + Hex.text(news + "\n") : "";
  }

  /** Whoever talked has gone, and taken what it had set along. */
  public void left() {
    points.clear();
    wishes.meet("");
    looked = new GdbThread(0, 0);
    moved = looked;
  }

  /**
   * Uses time in which gdb is silent, so that ways back take less.
   *
   * @param enough asked now and then whether to leave it
   * @return whether there was anything to do
   */
  public boolean tend(BooleanSupplier enough) {
    return timeline.tend(enough);
  }

  /** The answer to a packet, both without frames; empty for one that is not supported. */
  public String answer(String packet) {
    if (packet.isEmpty()) {
      return "";
    }
    String rest = packet.substring(1);
    return switch (packet.charAt(0)) {
      case '?' -> stopped(travels.where());
      case '!' -> OK;
      case 'g' -> registers();
      case 'p' -> register(rest);
      case 'm' -> memory(rest);
      case 'G' -> writes.registers(chosen(looked).tid(), rest);
      case 'P' -> writes.register(chosen(looked).tid(), rest);
      case 'M' -> writes.memory(chosen(looked).pid(), rest, false);
      case 'X' -> writes.memory(chosen(looked).pid(), rest, true);
      case 'H' -> choose(rest);
      case 'T' -> isAlive(rest);
      case 'Z' -> points.add(packet, chosen(looked).pid());
      case 'z' -> points.remove(packet, chosen(looked).pid());
      case 'c', 'C' -> stopped(travels.forward());
      case 's', 'S' -> stopped(travels.step(chosen(moved).tid()));
      case 'b' -> back(rest);
      case 'v' -> named(packet);
      case 'q', 'Q' -> query(packet);
      case 'D' -> leave(rest);
      case 'k' -> kill();
      default -> "";
    };
  }

  /** {@code D} or {@code D;PID}: gdb lets a process go; the run waits for whoever comes next. */
  private String leave(String rest) {
    OptionalLong pid = rest.startsWith(";") ? Hex.number(rest.substring(1)) : OptionalLong.empty();
    if (pid.isEmpty()) {
      points.clear();
    } else {
      travels.leave((int) pid.getAsLong());
    }
    return OK;
  }

  private String kill() {
    over = true;
    points.clear();
    return OK;
  }

  private String back(String rest) {
    return switch (rest) {
      case "c" -> stopped(travels.backward());
      case "s" -> stopped(travels.stepBack(chosen(moved).tid()));
      default -> "";
    };
  }

  private String named(String packet) {
    if (packet.equals("vCont?")) {
      return "vCont;c;C;s;S;r";
    } else if (packet.startsWith("vKill")) {
      return kill();
    } else if (packet.startsWith("vAttach;")) {
      int pid = (int) Hex.number(packet.substring(8)).orElse(0);
      return timeline.nearby().view().process(pid) == null ? WRONG : stopped(travels.where());
    } else if (packet.startsWith("vFile:")) {
      return files.answer(packet.substring(6));
    } else if (packet.startsWith("vCont;")) {
      return stopped(resume(packet.substring(6)));
    }
    return "";
  }

  /** Of several actions the first that steps; the threads of others go on as they do in the run. */
  private String resume(String actions) {
    for (String action : actions.split(";", -1)) {
      int colon = action.indexOf(':');
      GdbThread given =
          colon < 0
              ? moved
              : GdbThread.parse(action.substring(colon + 1)).orElse(new GdbThread(0, 0));
      int tid = chosen(given).tid();
      String deed = colon < 0 ? action : action.substring(0, colon);
      String[] range = deed.substring(Math.min(1, deed.length())).split(",", -1);
      OptionalLong first = Hex.number(range[0]);
      OptionalLong behind = range.length == 2 ? Hex.number(range[1]) : OptionalLong.empty();
      if (deed.startsWith("r") && first.isPresent() && behind.isPresent()) {
        return travels.stepIn(tid, (int) first.getAsLong(), (int) behind.getAsLong());
      } else if (deed.startsWith("s") || deed.startsWith("S")) {
        return travels.step(tid);
      }
    }
    return travels.forward();
  }

  /** gdb looks at the thread that a stop reply names. */
  private String stopped(String reply) {
    looked = travels.told();
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
      case "qSupported" -> wishes.meet(rest);
      case "QStartNoAckMode", "qSymbol" -> OK;
      case "QThreadEvents" -> {
        wishes.hearOfThreads(rest.equals("1"));
        yield OK;
      }
      case "qAttached" -> "0";
      case "qC" -> "QC" + travels.current().text(wishes.processes());
      case "qfThreadInfo" -> threads();
      case "qsThreadInfo" -> "l";
      case "qXfer" -> objects.read(rest, chosen(looked).pid());
      default -> packet.startsWith("qThreadExtraInfo,") ? about(packet.substring(17)) : "";
    };
  }

  private String threads() {
    List<GuestThread> alive = objects.alive();
    String all = alive.stream().map(each -> name(each.tid())).collect(Collectors.joining(","));
    return all.isEmpty() ? "l" : "m" + all;
  }

  private String name(int tid) {
    GuestThread thread = timeline.nearby().view().thread(tid);
    int pid = thread == null ? 0 : thread.pid();
    return new GdbThread(pid, tid).text(wishes.processes());
  }

  private String about(String name) {
    int tid = GdbThread.parse(name).map(GdbThread::tid).orElse(0);
    GuestThread thread = timeline.nearby().view().thread(tid);
    return thread == null
        ? WRONG
        : Hex.text(thread.process().name() + ", " + thread.state().title());
  }

  private String isAlive(String name) {
    int tid = GdbThread.parse(name).map(GdbThread::tid).orElse(0);
    return timeline.nearby().view().thread(tid) == null ? WRONG : OK;
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

  /**
   * The thread that one stands for: itself, or a thread of its process, or the one that goes on.
   */
  private GdbThread chosen(GdbThread given) {
    GdbThread current = travels.current();
    boolean any = given.tid() <= 0;
    int tid = any && given.pid() > 0 && given.pid() != current.pid() ? given.pid() : given.tid();
    GuestThread thread = tid > 0 ? timeline.nearby().view().thread(tid) : null;
    return thread == null ? current : new GdbThread(thread.pid(), thread.tid());
  }

  private String registers() {
    return timeline
        .nearby()
        .registers(chosen(looked).tid())
        .map(
            thread ->
                thread.registers().stream().map(Hex::word).collect(Collectors.joining())
                    + Hex.word(thread.pc()))
        .orElse(WRONG);
  }

  private String register(String digits) {
    OptionalLong number = Hex.number(digits);
    ThreadView thread = timeline.nearby().registers(chosen(looked).tid()).orElse(null);
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
    byte[] bytes = timeline.nearby().bytes(pid, (int) address.getAsLong(), most);
    return bytes.length == 0 && most > 0 ? NOT_THERE : Hex.bytes(bytes);
  }
}
