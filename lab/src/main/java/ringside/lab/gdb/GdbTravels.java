package ringside.lab.gdb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.lab.debug.Point;
import ringside.lab.debug.Position;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;

/** Goes where gdb wants, and says so in a stop reply. */
final class GdbTravels {
  private static final int SIGNAL_TRAP = 5;
  private static final int SIGNAL_INTERRUPT = 2;

  private final Timeline timeline;
  private final GdbPoints points;
  private final GdbWishes wishes;
  private final GdbEvents events;
  private int lastTid;
  private GdbThread told = new GdbThread(0, 0);

  GdbTravels(Timeline timeline, GdbPoints points, GdbWishes wishes) {
    this.timeline = timeline;
    this.points = points;
    this.wishes = wishes;
    this.events = new GdbEvents(wishes);
  }

  /** The thread that goes on; where none does, the one that did last, or the first. */
  GdbThread current() {
    Position place = timeline.position();
    if (place.inProgram()) {
      lastTid = place.tid();
      return new GdbThread(place.pid(), place.tid());
    }
    GuestThread thread = timeline.nearby().view().thread(lastTid);
    if (thread == null) {
      thread = timeline.view().computer().processes().threads().stream().findFirst().orElse(null);
    }
    return thread == null ? new GdbThread(0, 0) : new GdbThread(thread.pid(), thread.tid());
  }

  /** What gdb has set, and what it wants to hear of. */
  private List<Point> all() {
    List<Point> all = new ArrayList<>(points.all());
    all.add(events.point());
    return all;
  }

  String forward() {
    current();
    long from = timeline.cycle();
    return ended(timeline.forward(all()), from);
  }

  String backward() {
    current();
    return tell(timeline.backward(points.all()));
  }

  String step(int tid) {
    long from = timeline.cycle();
    return ended(new Steps(timeline, all(), tid).instruction(), from);
  }

  /** {@code vCont;r}: steps while the thread stays between two addresses, the second excluded. */
  String stepIn(int tid, int first, int behind) {
    long from = timeline.cycle();
    Steps steps = new Steps(timeline, all(), tid);
    Stopped stopped = steps.instruction();
    while (stopped.why() == Stopped.Why.THERE && isIn(timeline.position(), tid, first, behind)) {
      stopped = steps.instruction();
    }
    return ended(stopped, from);
  }

  private static boolean isIn(Position place, int tid, int first, int behind) {
    return place.tid() == tid
        && Integer.compareUnsigned(place.pc(), first) >= 0
        && Integer.compareUnsigned(place.pc(), behind) < 0;
  }

  String stepBack(int tid) {
    // Of many such steps in a row only the last one needs a run.
    Optional<Position> before =
        timeline.position().tid() == tid
            ? timeline.before(tid, timeline.cycle())
            : Optional.empty();
    return tell(
        before
            .map(timeline::glance)
            .orElseGet(() -> new Steps(timeline, points.all(), tid).backInstruction()));
  }

  /**
   * The first time, the last place in a program is where gdb stands: from there it can go back. Who
   * goes on nevertheless hears of the end.
   */
  private String ended(Stopped stopped, long from) {
    if (stopped.why() != Stopped.Why.ENDED) {
      return tell(stopped);
    }
    Optional<Position> last = timeline.before(lastTid, timeline.cycle());
    if (last.isEmpty() || last.get().cycle() <= from) {
      String process = ";process:" + Integer.toHexString(timeline.view().firstThread());
      String how = timeline.view().exit().map(GdbTravels::exit).orElse("W00");
      return how + (wishes.processes() ? process : "");
    }
    return tell(timeline.go(last.get().cycle())) + "replaylog:end;";
  }

  private static String exit(ExitStatus status) {
    String digits = Integer.toHexString(status.value() & 0xff | 0x100).substring(1);
    return (status.signalled() ? "X" : "W") + digits;
  }

  /** Where it stands, for whoever has just come. */
  String where() {
    return reply(SIGNAL_TRAP, "", current());
  }

  private String tell(Stopped stopped) {
    Optional<Event> event = stopped.event().filter(each -> events.reason(each).isPresent());
    if (event.isPresent()) {
      return happened(event.get());
    }
    String met = stopped.point().map(points::reason).orElse("");
    int signal = stopped.why() == Stopped.Why.INTERRUPTED ? SIGNAL_INTERRUPT : SIGNAL_TRAP;
    String reply = reply(signal, met, current());
    return switch (stopped.why()) {
      case START, NOWHERE -> reply + "replaylog:begin;";
      case DEADLOCK, STUCK, LIMIT -> reply + "replaylog:end;";
      default -> reply;
    };
  }

  /** gdb lets a process go, with what it has set there. */
  void leave(int pid) {
    events.leave(pid);
    points.leave(pid);
  }

  private String happened(Event event) {
    if (event instanceof Event.ProcessEnded ended) {
      ExitStatus status =
          ended.signalled() ? ExitStatus.killed(ended.status()) : ExitStatus.exited(ended.status());
      return exit(status) + ";" + events.reason(event).orElse("");
    } else if (event instanceof Event.Born born && born.how() != Birth.THREAD) {
      points.inherit(event.at().pid(), born.pid());
      events.follow(born.pid());
    }
    GdbThread who = GdbEvents.who(event);
    lastTid = who.tid();
    return reply(SIGNAL_TRAP, reason(event, who), who);
  }

  private String reason(Event event, GdbThread who) {
    Process process = timeline.view().process(who.pid());
    if (event instanceof Event.Executed && process != null) {
      byte[] path = GdbObjects.path(process).getBytes(StandardCharsets.ISO_8859_1);
      return "exec:" + Hex.bytes(path) + ";";
    }
    return events.reason(event).orElse("");
  }

  /** The thread that the last stop reply has named. */
  GdbThread told() {
    return told;
  }

  private String reply(int signal, String reason, GdbThread who) {
    told = who;
    String number = signal < 16 ? "0" + signal : String.valueOf(signal);
    return "T" + number + "thread:" + who.text(wishes.processes()) + ";" + reason;
  }
}
