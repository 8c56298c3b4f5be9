package ringside.lab.learn.life;

import java.util.List;
import ringside.lab.learn.experiment.Experiment;

/** The experiments of the topic, in the order of the course. */
public final class LifeExperiments {
  private LifeExperiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return List.of(
        new CopyOnWrite(), new SevenStates(), new OutAndBack(), new GivenBack(), new Overlap());
  }
}
