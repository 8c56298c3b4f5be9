package ringside.lab.learn.threads;

import java.util.List;
import ringside.lab.learn.experiment.Experiment;

/** The experiments of the topic, in the order of the course. */
public final class ThreadsExperiments {
  private ThreadsExperiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return List.of(
        new SharedAndOwn(),
        new StackWreck(),
        new CreationCost(),
        new MemoryOfWorkers(),
        new FaultReach(),
        new LostUpdates(),
        new LockCost(),
        new WithoutMessages(),
        new RightTool());
  }
}
