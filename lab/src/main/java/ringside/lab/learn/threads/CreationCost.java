package ringside.lab.learn.threads;

import java.util.List;
import ringside.kernel.config.Setting;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.threads.Births.Birth;
import ringside.lab.session.Machine;

/** C3: cycles and frames of a thread, a process and a program, by the size of their parent. */
final class CreationCost implements Experiment {
  private static final int[] PAGES = {1, 16, 64, 256};
  private static final int THREAD = 0;
  private static final int PROCESS = 1;
  private static final int PROGRAM = 2;

  @Override
  public String id() {
    return "C3";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("births", "one_thread:", 19);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.times", 1.5);
  }

  @Override
  public Findings measure() {
    String[] heads = {".pages", ".thread", ".fork", ".exec", ".eager"};
    Evidence.Builder cycles = Evidence.table("cycles", heads).bars(2);
    Evidence.Builder frames = Evidence.table("frames", heads).bars(4);
    Sizes least = Sizes.of(PAGES[0]);
    Sizes most = least;
    for (int pages : PAGES) {
      most = Sizes.of(pages);
      String name = String.valueOf(pages);
      cycles.literal(name, most.cycles());
      frames.literal(name, most.frames());
    }
    return Findings.amount((double) most.fork().cycles() / most.thread().cycles())
        .value("pages", PAGES[PAGES.length - 1])
        .value("ratio", (double) most.fork().cycles() / most.thread().cycles())
        .value("thread.small", least.thread().cycles())
        .value("thread", most.thread().cycles())
        .value("fork.small", least.fork().cycles())
        .value("fork", most.fork().cycles())
        .value("exec", most.exec().cycles())
        .value("eager", most.eager().cycles())
        .value("thread.frames.small", least.thread().frames())
        .value("thread.frames", most.thread().frames())
        .value("fork.frames", most.fork().frames())
        .value("exec.frames", most.exec().frames())
        .value("eager.frames", most.eager().frames())
        .table(cycles.done())
        .table(frames.done());
  }

  /** What a parent of a size pays. */
  private record Sizes(Birth thread, Birth fork, Birth exec, Birth eager) {
    static Sizes of(int pages) {
      List<Birth> lazy = Births.of(pages, Machine.classic());
      List<Birth> eager = Births.of(pages, Machine.classic().with(Setting.FORK, "eager"));
      return new Sizes(lazy.get(THREAD), lazy.get(PROCESS), lazy.get(PROGRAM), eager.get(PROCESS));
    }

    Object[] cycles() {
      return new Object[] {thread.cycles(), fork.cycles(), exec.cycles(), eager.cycles()};
    }

    Object[] frames() {
      return new Object[] {thread.frames(), fork.frames(), exec.frames(), eager.frames()};
    }
  }
}
