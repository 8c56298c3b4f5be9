package ringside.lab.learn.talk;

import java.util.List;
import ringside.lab.learn.experiment.Experiment;

/** The experiments of the topic, in the order of the course. */
public final class TalkExperiments {
  private TalkExperiments() {}

  /** All of them. */
  public static List<Experiment> all() {
    return List.of(
        new PipeEnds(),
        new Meeting(),
        new WholeMessages(),
        new SameFrames(),
        new Packets(),
        new LeftOnDisk(),
        new CopiesAndTraps(),
        new OrderOfSpeed(),
        new KeepingOrder());
  }
}
