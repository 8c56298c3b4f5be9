package ringside.lab.learn;

import java.util.List;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;

/**
 * An experiment that was made.
 *
 * @param findings what it has measured
 */
public record Made(Experiment experiment, Findings findings) {
  /** Makes experiments, one after the other. */
  public static List<Made> all(List<Experiment> experiments) {
    return experiments.stream()
        .map(experiment -> new Made(experiment, experiment.measure()))
        .toList();
  }
}
