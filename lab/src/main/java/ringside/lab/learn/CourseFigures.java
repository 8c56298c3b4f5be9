package ringside.lab.learn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Words;
import ringside.lab.page.LoneDrawing;

/** The figures of the course's pages, each as a drawing that stands alone. */
public final class CourseFigures {
  private final Map<String, String> drawings = new LinkedHashMap<>();
  private final Words words;

  private CourseFigures(Words words) {
    this.words = words;
  }

  /**
   * Those of experiments that were made.
   *
   * @return drawings by name, as in {@code d6-cost}, in the order of the course; a name begins with
   *     the experiment's id
   */
  public static Map<String, String> of(List<Made> made, Words words) {
    CourseFigures figures = new CourseFigures(words);
    made.forEach(figures::add);
    return figures.drawings;
  }

  private void add(Made made) {
    Experiment experiment = made.experiment();
    for (Figure figure : new Lesson(experiment, words).figures(made.findings())) {
      add(figure.id(), figure.drawings());
    }
    for (CourseScene scene : CourseScene.of(experiment.id())) {
      add(scene.name(), scene.drawings(words.reports()));
    }
  }

  private void add(String name, List<Drawing> all) {
    List<Drawing> open = new ArrayList<>(all);
    open.removeIf(Drawing::folded);
    for (int i = 0; i < open.size(); i++) {
      drawings.put(i == 0 ? name : name + "-" + (i + 1), LoneDrawing.of(open.get(i).svg()));
    }
  }
}
