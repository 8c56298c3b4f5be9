package ringside.lab.learn;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Topic;
import ringside.lab.learn.experiment.Words;
import ringside.lab.report.Paragraph;

/** The experiments of the course, and which of them have been answered. */
public final class LessonList {
  private final Words words;
  private final Notebook notebook;
  private final PrintStream out;

  /** A list in the language of the words. */
  public LessonList(Words words, Notebook notebook, PrintStream out) {
    this.words = words;
    this.notebook = notebook;
    this.out = out;
  }

  /**
   * Prints it.
   *
   * @param only one topic; all where there is none
   * @param file where the answers are kept
   */
  public void print(Optional<Topic> only, String file) {
    out.println(words.get("list.title"));
    for (Topic topic : only.map(List::of).orElse(List.of(Topic.values()))) {
      out.println();
      out.println(words.get("topic." + topic.title()));
      Course.of(topic).forEach(this::line);
    }
    out.println();
    Optional<Experiment> next =
        only.map(Course::of).orElse(Course.experiments()).stream()
            .filter(experiment -> notebook.answer(experiment.id()).isEmpty())
            .findFirst();
    out.println(
        next.map(experiment -> words.get("list.next", experiment.id()))
            .orElse(words.get("list.done")));
    out.println(words.get("list.notebook", file));
  }

  private void line(Experiment experiment) {
    String mark = notebook.answer(experiment.id()).isPresent() ? "+" : ".";
    String line = mark + " " + experiment.id() + "  " + words.of(experiment, "title");
    Paragraph.lines(line, 2).forEach(out::println);
  }
}
