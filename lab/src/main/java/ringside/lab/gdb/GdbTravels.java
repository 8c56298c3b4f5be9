package ringside.lab.gdb;

import java.util.Optional;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.lab.debug.Point;
import ringside.lab.debug.Position;
import ringside.lab.debug.Steps;
import ringside.lab.debug.Stopped;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.Word;

/** Goes where gdb wants, and says so in a stop reply. */
final class GdbTravels {
  private static final int SIGNAL_TRAP = 5;
  private static final int SIGNAL_INTERRUPT = 2;

  private final Timeline timeline;
  private final GdbPoints points;
  private int lastTid;

  GdbTravels(Timeline timeline, GdbPoints points) {
    this.timeline = timeline;
    this.points = points;
  }

  /** The thread that goes on; where none does, the one that did last, or the first. */
  GdbThread current() {
    Position place = timeline.position();
    if (place.inProgram()) {
      lastTid = place.tid();
      return new GdbThread(place.pid(), place.tid());
    }
    GuestThread thread = timeline.view().thread(lastTid);
    if (thread == null) {
      thread = timeline.view().computer().processes().threads().stream().findFirst().orElse(null);
    }
    return thread == null ? new GdbThread(0, 0) : new GdbThread(thread.pid(), thread.tid());
  }

  String forward(boolean withProcess) {
    current();
    long from = timeline.cycle();
    Stopped stopped = timeline.forward(points.all());
    return stopped.why() == Stopped.Why.ENDED ? end(from, withProcess) : tell(stopped, withProcess);
  }

  String backward(boolean withProcess) {
    current();
    return tell(timeline.backward(points.all()), withProcess);
  }

  String step(int tid, boolean withProcess) {
    long from = timeline.cycle();
    Stopped stopped = new Steps(timeline, points.all(), tid).instruction();
    return stopped.why() == Stopped.Why.ENDED ? end(from, withProcess) : tell(stopped, withProcess);
  }

  String stepBack(int tid, boolean withProcess) {
    return tell(new Steps(timeline, points.all(), tid).backInstruction(), withProcess);
  }

  /**
   * The first time, the last place in a program is where gdb stands: from there it can go back. Who
   * goes on nevertheless hears of the end.
   */
  private String end(long from, boolean withProcess) {
    Optional<Position> last = timeline.before(lastTid, timeline.cycle());
    if (last.isEmpty() || last.get().cycle() <= from) {
      return timeline.view().exit().map(GdbTravels::ended).orElse("W00");
    }
    return tell(timeline.go(last.get().cycle()), withProcess) + "replaylog:end;";
  }

  private static String ended(ExitStatus status) {
    String digits = Integer.toHexString(status.value() & 0xff | 0x100).substring(1);
    return (status.signalled() ? "X" : "W") + digits;
  }

  /** Where it stands, for whoever has just come. */
  String where(boolean withProcess) {
    return reply(SIGNAL_TRAP, withProcess);
  }

  private String tell(Stopped stopped, boolean withProcess) {
    int signal = stopped.why() == Stopped.Why.INTERRUPTED ? SIGNAL_INTERRUPT : SIGNAL_TRAP;
    String reply = reply(signal, withProcess);
    if (stopped.point().isPresent()
        && stopped.point().get() instanceof Point.Written written
        && written.word() instanceof Word.Virtual word) {
      return reply + "watch:" + Integer.toHexString(word.address()) + ";";
    }
    return switch (stopped.why()) {
      case START, NOWHERE -> reply + "replaylog:begin;";
      case DEADLOCK, STUCK, LIMIT -> reply + "replaylog:end;";
      default -> reply;
    };
  }

  private String reply(int signal, boolean withProcess) {
    String number = signal < 16 ? "0" + signal : String.valueOf(signal);
    return "T" + number + "thread:" + current().text(withProcess) + ";";
  }
}
