package ringside.lab.learn.talk;

import java.util.List;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.report.Numbers;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;

/** E4: one frame at two addresses; no kernel while it is used, and nobody keeps users apart. */
final class SameFrames implements Experiment {
  /** Additions of both processes in the first part of the program, and in the second. */
  private static final long WITHOUT = 400_000;

  private static final long WITH = 600;
  private static final int PARENT = 2;
  private static final int PAGE_SHIFT = 12;

  /** Cycles before the child's end at which it still adds. */
  private static final int BEFORE = 1_000;

  @Override
  public String id() {
    return "E4";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("shared-memory", "static void count", 12);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.traps", 1.0);
  }

  @Override
  public Findings measure() {
    Guest guest = Guest.of("shared-memory");
    Watched run = Watched.run(guest, EventKind.CALL, EventKind.PROCESS);
    List<Event.Returned> attached =
        run.all(Event.Returned.class).stream()
            .filter(call -> call.title().equals("shmat"))
            .toList();
    int first = attached.get(0).value();
    int second = attached.get(1).value();
    int child = attached.get(1).at().pid();
    Event.Called ends = lastOf(run, child);
    long calls = between(run, child, attached.get(1), ends);
    List<Event.Returned> waited =
        run.all(Event.Returned.class).stream()
            .filter(call -> call.title().equals("waitid"))
            .toList();
    try (Session session = Session.of(guest).build()) {
      session.runUntil(Stop.atCycle(ends.at().cycle() - BEFORE));
      int mine = session.pageTable(PARENT).walk(first).frame(first >>> PAGE_SHIFT);
      int other = session.pageTable(child).walk(second).frame(second >>> PAGE_SHIFT);
      session.runUntil(Stop.atCycle(waited.get(0).at().cycle()));
      long found = session.station().word(PARENT, first);
      session.runUntil(Stop.atCycle(waited.get(1).at().cycle()));
      long locked = session.station().word(PARENT, first);
      return findings(calls, first, second, mine, other, found, locked, child);
    }
  }

  private static Findings findings(
      long calls, int first, int second, int mine, int other, long found, long locked, int child) {
    Evidence addresses =
        Evidence.table("frames", ".process", ".virtual", ".frame")
            .literal(String.valueOf(PARENT), Numbers.hex(first), Numbers.hex(mine))
            .literal(String.valueOf(child), Numbers.hex(second), Numbers.hex(other))
            .done();
    Evidence additions =
        Evidence.table("additions", ".how", ".found", ".lost")
            .row(".unlocked", found, WITHOUT - found)
            .row(".locked", locked, WITH - locked)
            .done();
    return Findings.amount((double) calls)
        .value("calls", calls)
        .value("child", child)
        .value("same", mine == other ? 1 : 0)
        .value("frame", Numbers.hex(mine))
        .value("found", found)
        .value("all", WITHOUT)
        .value("lost", WITHOUT - found)
        .value("locked", locked)
        .value("locked.lost", WITH - locked)
        .table(addresses)
        .table(additions);
  }

  private static Event.Called lastOf(Watched run, int pid) {
    return run.all(Event.Called.class).stream()
        .filter(call -> call.at().pid() == pid)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static long between(Watched run, int pid, Event begin, Event end) {
    return run.all(Event.Called.class).stream()
        .filter(call -> call.at().pid() == pid)
        .filter(call -> call.at().number() > begin.at().number())
        .filter(call -> call.at().number() < end.at().number())
        .count();
  }
}
