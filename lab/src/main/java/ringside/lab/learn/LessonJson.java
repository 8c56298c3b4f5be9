package ringside.lab.learn;

import java.util.Optional;
import ringside.lab.learn.experiment.Answer;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.report.JsonWriter;

/** An experiment that was made, for programs: its values are numbers where texts have numbers. */
public final class LessonJson {
  private LessonJson() {}

  /** Writes an object: id, program, predicted, measured, right, values. */
  public static void write(
      JsonWriter json, Experiment experiment, Findings findings, Optional<Answer> predicted) {
    json.beginObject();
    json.text("id", experiment.id());
    json.text("program", experiment.excerpt().program());
    if (predicted.isPresent()) {
      json.text("predicted", predicted.get().text(experiment.prediction()));
      json.text(
          "verdict", predicted.get().verdict(experiment.prediction(), findings.right()).name());
    }
    json.text("measured", findings.right().text(experiment.prediction()));
    json.name("values");
    json.beginObject();
    findings.values().forEach(json::text);
    json.endObject();
    json.endObject();
  }
}
