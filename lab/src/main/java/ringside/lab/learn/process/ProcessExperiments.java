package ringside.lab.learn.process;

import java.util.List;
import ringside.lab.learn.experiment.Experiment;

/** The experiments of the topic, in the order of the course. */
public final class ProcessExperiments {
  private ProcessExperiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return List.of(
        new OneFileTwoProcesses(),
        new MemoryRegions(),
        new CodeIsReadOnly(),
        new OneAddressTwoFrames(),
        new FramesOfCalls(),
        new Spying(),
        new ParentAndChild());
  }
}
