package ringside.lab.learn.talk;

import java.util.List;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.talk.SharedCounter.Attached;
import ringside.lab.learn.talk.SharedCounter.Part;
import ringside.lab.report.Numbers;

/** E4: one frame at two addresses; no kernel while it is used, and nobody keeps users apart. */
final class SameFrames implements Experiment {
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
    SharedCounter counter = SharedCounter.run();
    Part unlocked = counter.parts().get(0);
    Part locked = counter.parts().get(1);
    Attached parent = counter.attached().get(0);
    Attached child = counter.attached().get(1);
    Evidence.Builder frames = Evidence.table("frames", ".process", ".virtual", ".frame");
    for (Attached each : List.of(parent, child)) {
      frames.literal(
          String.valueOf(each.pid()),
          Numbers.hex(each.address()),
          Numbers.hex(counter.frame(each)));
    }
    Evidence additions =
        Evidence.table("additions", ".how", ".found", ".lost")
            .row(".unlocked", unlocked.found(), lost(unlocked))
            .row(".locked", locked.found(), lost(locked))
            .done();
    return Findings.amount((double) unlocked.calls())
        .value("calls", unlocked.calls())
        .value("child", child.pid())
        .value("same", counter.frame(parent) == counter.frame(child) ? 1 : 0)
        .value("frame", Numbers.hex(counter.frame(parent)))
        .value("found", unlocked.found())
        .value("all", unlocked.additions())
        .value("lost", lost(unlocked))
        .value("locked", locked.found())
        .value("locked.lost", lost(locked))
        .table(frames.done())
        .table(additions);
  }

  private static long lost(Part part) {
    return part.additions() - part.found();
  }
}
