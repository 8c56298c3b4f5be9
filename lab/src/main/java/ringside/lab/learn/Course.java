package ringside.lab.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Topic;
import ringside.lab.learn.life.LifeExperiments;
import ringside.lab.learn.process.ProcessExperiments;
import ringside.lab.learn.switching.SwitchingExperiments;
import ringside.lab.learn.talk.TalkExperiments;
import ringside.lab.learn.threads.ThreadsExperiments;

/** All experiments, in the order of the course. */
public final class Course {
  private static final List<Experiment> ALL = all();

  private Course() {}

  /** Of all topics. */
  public static List<Experiment> experiments() {
    return ALL;
  }

  /** Of one topic. */
  public static List<Experiment> of(Topic topic) {
    return ALL.stream().filter(experiment -> experiment.topic() == topic).toList();
  }

  /** The experiment of a row of the claims: D6. */
  public static Optional<Experiment> find(String id) {
    return ALL.stream().filter(experiment -> experiment.id().equals(id)).findFirst();
  }

  private static List<Experiment> all() {
    List<Experiment> all = new ArrayList<>();
    all.addAll(ProcessExperiments.all());
    all.addAll(LifeExperiments.all());
    all.addAll(ThreadsExperiments.all());
    all.addAll(SwitchingExperiments.all());
    all.addAll(TalkExperiments.all());
    return List.copyOf(all);
  }
}
