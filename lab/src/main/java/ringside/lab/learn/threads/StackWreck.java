package ringside.lab.learn.threads;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.report.Numbers;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.lab.session.Stop;
import ringside.lab.session.StopReason;

/** C2: two threads on one stack, and what becomes of a return address and a local on it. */
final class StackWreck implements Experiment {
  /** Where the function that both call saves its return address and its local, below the top. */
  private static final int RETURN_ADDRESS = -4;

  private static final int LOCAL = -8;

  @Override
  public String id() {
    return "C2";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("one-stack", "visit:", 18);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    List<StopReason.Written> saved = new ArrayList<>();
    List<StopReason.Written> locals = new ArrayList<>();
    List<Integer> back = new ArrayList<>();
    try (Session session = Session.of(Guest.of("one-stack")).build()) {
      int first = session.station().address("back_in_first");
      int second = session.station().address("back_in_second");
      int top = session.station().address("stack_top");
      Stop[] stops = {
        Stop.at(first),
        Stop.at(second),
        Stop.whenWritten(top + RETURN_ADDRESS),
        Stop.whenWritten(top + LOCAL)
      };
      for (StopReason why = session.runUntil(stops);
          !(why instanceof StopReason.Ended);
          why = session.runUntil(stops)) {
        if (why instanceof StopReason.Written written) {
          (written.address() == top + RETURN_ADDRESS ? saved : locals).add(written);
        } else if (why instanceof StopReason.Breakpoint at) {
          back.add(at.pc());
        }
      }
      return told(new Wreck(first, second, saved, locals, back));
    }
  }

  /**
   * What was seen.
   *
   * @param first where the first thread should come back
   * @param second where the second should
   * @param saved writes to the word of the return address
   * @param locals writes to the word of the local
   * @param back where somebody came back
   */
  private record Wreck(
      int first,
      int second,
      List<StopReason.Written> saved,
      List<StopReason.Written> locals,
      List<Integer> back) {
    long backIn(int place) {
      return back.stream().filter(pc -> pc == place).count();
    }
  }

  private static Findings told(Wreck wreck) {
    Evidence.Builder table =
        Evidence.table("writes", ".word", ".address", ".tid", ".before", ".after");
    wreck.saved.forEach(written -> row(table, ".return", written));
    wreck.locals.forEach(written -> row(table, ".local", written));
    StopReason.Written over = wreck.saved.get(wreck.saved.size() - 1);
    StopReason.Written local = wreck.locals.get(wreck.locals.size() - 1);
    return Findings.option(answer(wreck))
        .value("word", Numbers.hex(over.address()))
        .value("first", Numbers.hex(wreck.first))
        .value("second", Numbers.hex(wreck.second))
        .value("before", Numbers.hex(over.before()))
        .value("after", Numbers.hex(over.after()))
        .value("writes", wreck.saved.size())
        .value("local.before", local.before())
        .value("local.after", local.after())
        .value("back.first", wreck.backIn(wreck.first))
        .value("back.second", wreck.backIn(wreck.second))
        .table(table.done())
        .table(
            Evidence.table("back", ".place", ".address", ".times")
                .row(".in-first", Numbers.hex(wreck.first), wreck.backIn(wreck.first))
                .row(".in-second", Numbers.hex(wreck.second), wreck.backIn(wreck.second))
                .done());
  }

  private static void row(Evidence.Builder table, String name, StopReason.Written written) {
    table.row(
        name,
        Numbers.hex(written.address()),
        written.tid(),
        Numbers.hex(written.before()),
        Numbers.hex(written.after()));
  }

  /** Each where it belongs, both in the first, both in the second, or none. */
  private static char answer(Wreck wreck) {
    long first = wreck.backIn(wreck.first);
    long second = wreck.backIn(wreck.second);
    return first > 0 && second > 0 ? 'a' : first > 0 ? 'b' : second > 0 ? 'c' : 'd';
  }
}
