package ringside.lab.learn.switching;

import java.util.List;
import ringside.lab.learn.experiment.Experiment;

/** The experiments of the topic, in the order of the course. */
public final class SwitchingExperiments {
  private SwitchingExperiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return List.of(
        new SavedAndRestored(),
        new SwitchTable(),
        new DirectAndIndirect(),
        new ColdCaches(),
        new WayInAndOut(),
        new ThreadAgainstProcess());
  }
}
