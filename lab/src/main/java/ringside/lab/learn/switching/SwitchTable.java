package ringside.lab.learn.switching;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.switching.SwitchCounter.Part;
import ringside.lab.session.Guest;
import ringside.mmu.ledger.SwitchKind;

/** D2: what changes in a switch between processes and between threads, each cell counted. */
final class SwitchTable implements Experiment {
  @Override
  public String id() {
    return "D2";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("switch-cost", "static void take_turns", 9);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    SwitchCounter counter = SwitchCounter.of(Guest.of("switch-cost").args("both", "2", "4"));
    Evidence.Builder table =
        Evidence.table("table", ".part", ".process", ".changes", ".thread", ".changes");
    for (Part part : Part.values()) {
      List<Object> cells = new ArrayList<>();
      for (SwitchKind kind : List.of(SwitchKind.PROCESS, SwitchKind.THREAD)) {
        cells.add(counter.changed(kind, part));
        cells.add(mark(counter, kind, part));
      }
      table.row(".part." + part.name(), cells.toArray());
    }
    return Findings.option(answer(counter))
        .value("process.switches", counter.switches(SwitchKind.PROCESS))
        .value("thread.switches", counter.switches(SwitchKind.THREAD))
        .value("process.flushes", counter.changed(SwitchKind.PROCESS, Part.TLB_FLUSH))
        .value("thread.flushes", counter.changed(SwitchKind.THREAD, Part.TLB_FLUSH))
        .table(table.done());
  }

  /** O where it changed in every switch, X in none; else the share. */
  static String mark(SwitchCounter counter, SwitchKind kind, Part part) {
    long changed = counter.changed(kind, part);
    long all = counter.switches(kind);
    return changed == all ? "O" : changed == 0 ? "X" : changed + "/" + all;
  }

  /** How many of the five rows change in a thread switch: 5, 3, 1 or none of these. */
  private static char answer(SwitchCounter counter) {
    long rows = 0;
    for (Part part : Part.values()) {
      rows += counter.changed(SwitchKind.THREAD, part) > 0 ? 1 : 0;
    }
    return rows == 5 ? 'a' : rows == 3 ? 'b' : rows == 1 ? 'c' : 'd';
  }
}
