package ringside.lab.learn.life;

import java.util.List;
import ringside.kernel.config.Setting;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.ThreadState;
import ringside.kernel.statistics.MemoryStatistics;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Watched;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.mmu.ledger.Cause;

/** B3: the same work with less and less memory: pages and whole processes go out and come back. */
final class OutAndBack implements Experiment {
  private static final List<String> MEMORIES = List.of("64MiB", "8MiB", "4MiB", "3MiB", "2MiB");

  @Override
  public String id() {
    return "B3";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("pressure", "child:  ", 18);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.times", 2);
  }

  @Override
  public Findings measure() {
    Evidence.Builder table =
        Evidence.table(
                "memory",
                ".ram",
                ".cycles",
                ".idle",
                ".out",
                ".in",
                ".suspended",
                ".back",
                ".wrong")
            .bars(1);
    long room = 0;
    Run last = run(MEMORIES.get(0));
    for (String memory : MEMORIES) {
      last = run(memory);
      room = room == 0 ? last.cycles : room;
      table.literal(
          memory,
          last.cycles,
          last.idle,
          last.memory.pagesOut(),
          last.memory.pagesIn(),
          last.memory.suspensions(),
          last.back,
          last.wrong);
    }
    return Findings.amount((double) last.cycles / room)
        .value("room", room)
        .value("cycles", last.cycles)
        .value("times", (double) last.cycles / room)
        .value("out", last.memory.pagesOut())
        .value("in", last.memory.pagesIn())
        .value("suspended", last.memory.suspensions())
        .value("back", last.back)
        .value("wrong", last.wrong)
        .table(table.done());
  }

  /**
   * A run.
   *
   * @param back how often a thread of a process that was out was let in again
   * @param wrong pages that were not as they had been left, as the children counted them for their
   *     exit status
   */
  private record Run(long cycles, long idle, MemoryStatistics memory, long back, long wrong) {}

  private static Run run(String memory) {
    Watched watched =
        Watched.run(
            Guest.of("pressure"),
            Machine.classic().with(Setting.MEMORY, memory),
            EventKind.STATE,
            EventKind.PROCESS);
    long back =
        watched.all(Event.StateChanged.class).stream()
            .filter(change -> isOut(change.from()) && !isOut(change.to()))
            .count();
    long wrong =
        watched.all(Event.ProcessEnded.class).stream().mapToLong(Event.ProcessEnded::status).sum();
    return new Run(
        watched.result().cycles(),
        watched.result().ledger().sum(key -> true, Cause.IDLE),
        watched.result().statistics().memory(),
        back,
        wrong);
  }

  private static boolean isOut(ThreadState state) {
    return state == ThreadState.READY_SUSPENDED || state == ThreadState.BLOCKED_SUSPENDED;
  }
}
