package ringside.lab.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Topic;
import ringside.lab.learn.experiment.Words;
import ringside.lab.page.SlideDeck;

/** Slides for a class: of each experiment one to vote, and one with what was measured. */
public final class Slides {
  private final Words words;

  private Slides(Words words) {
    this.words = words;
  }

  /**
   * Makes the experiments of a topic, or all, and shows them.
   *
   * @return a page of HTML
   */
  public static String of(Optional<Topic> topic, Words words) {
    return of(Made.all(topic.map(Course::of).orElse(Course.experiments())), topic, words);
  }

  /**
   * Shows experiments that were made.
   *
   * @param topic to which all belong, if it is one
   */
  public static String of(List<Made> made, Optional<Topic> topic, Words words) {
    Slides slides = new Slides(words);
    List<SlideDeck.Slide> all = new ArrayList<>();
    for (Made each : made) {
      all.add(slides.vote(each.experiment()));
      all.add(slides.answer(each));
    }
    String title = words.get(topic.map(one -> "slides." + one.title()).orElse("slides.all"));
    List<String> facts = List.of(words.get("slides.how"), words.get("slides.keys"));
    return SlideDeck.html(words.reports(), title, facts, all);
  }

  /** Its heading is not the claim, which would tell the answer. */
  private SlideDeck.Slide vote(Experiment experiment) {
    Lesson lesson = new Lesson(experiment, words);
    String ask = words.of(experiment, "ask");
    if (experiment.prediction() instanceof Prediction.Amount amount) {
      ask = ask + " (" + words.get(amount.unit()) + ")";
    }
    return new SlideDeck.Slide(
        lesson.title(),
        words.get("slides.experiment", experiment.id()),
        words.get("slides.vote"),
        List.of(words.of(experiment, "question"), ask),
        experiment.excerpt().lines(),
        lesson.options(),
        List.of(),
        List.of());
  }

  private SlideDeck.Slide answer(Made made) {
    Experiment experiment = made.experiment();
    Lesson lesson = new Lesson(experiment, words);
    List<String> after =
        List.of(
            words.of(experiment, "explain", made.findings()),
            words.get("next") + " " + words.of(experiment, "next", made.findings()),
            words.get("discuss") + " " + words.of(experiment, "discuss", made.findings()));
    return new SlideDeck.Slide(
        "",
        lesson.title(),
        words.get("slides.measured"),
        List.of(lesson.outcome(made.findings(), Optional.empty())),
        List.of(),
        List.of(),
        lesson.figures(made.findings()),
        after);
  }
}
