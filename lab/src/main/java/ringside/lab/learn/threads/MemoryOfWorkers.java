package ringside.lab.learn.threads;

import java.util.List;
import ringside.kernel.memory.FrameUse;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.session.Guest;

/** C4: the frames that some workers need for the same work, as threads and as processes. */
final class MemoryOfWorkers implements Experiment {
  private static final int[] WORKERS = {1, 2, 4, 8};
  private static final int PAGES = 16;
  private static final List<FrameUse> USES =
      List.of(FrameUse.PAGE, FrameUse.PAGE_TABLE, FrameUse.KERNEL);

  @Override
  public String id() {
    return "C4";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("switch-cost", "static int begin(int i)", 11);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.frames", 1.5);
  }

  @Override
  public Findings measure() {
    Evidence.Builder table =
        Evidence.table("frames", ".workers", ".threads", ".processes", ".ratio").bars(2);
    PeakFrames alone = frames("threads", 1);
    PeakFrames threads = alone;
    PeakFrames processes = alone;
    for (int workers : WORKERS) {
      threads = frames("threads", workers);
      processes = frames("processes", workers);
      double ratio = (double) processes.all() / threads.all();
      table.literal(String.valueOf(workers), threads.all(), processes.all(), ratio);
    }
    int most = WORKERS[WORKERS.length - 1];
    double each = (double) (processes.all() - frames("processes", 1).all()) / (most - 1);
    return Findings.amount(each)
        .value("workers", most)
        .value("pages", PAGES)
        .value("threads", threads.all())
        .value("processes", processes.all())
        .value("thread.each", (double) (threads.all() - alone.all()) / (most - 1))
        .value("process.each", each)
        .value("thread.tables", threads.of(FrameUse.PAGE_TABLE))
        .value("process.tables", processes.of(FrameUse.PAGE_TABLE))
        .value("thread.pages", threads.of(FrameUse.PAGE))
        .value("process.pages", processes.of(FrameUse.PAGE))
        .table(table.done())
        .table(uses(threads, processes));
  }

  private static Evidence uses(PeakFrames threads, PeakFrames processes) {
    Evidence.Builder table = Evidence.table("uses", ".use", ".threads", ".processes");
    for (FrameUse use : USES) {
      table.row(".use." + use.name(), threads.of(use), processes.of(use));
    }
    return table.done();
  }

  private static PeakFrames frames(String how, int workers) {
    return PeakFrames.of(
        Guest.of("switch-cost").args(how, String.valueOf(workers), String.valueOf(PAGES), "4"));
  }
}
