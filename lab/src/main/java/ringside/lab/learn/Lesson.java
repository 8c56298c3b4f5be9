package ringside.lab.learn;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ringside.lab.figure.Figure;
import ringside.lab.learn.experiment.Answer;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.experiment.Words;
import ringside.lab.page.Page;
import ringside.lab.page.Report;
import ringside.lab.report.Paragraph;

/** An experiment in one language: what is asked before, and what is told after. */
public final class Lesson {
  private static final int INDENT = 2;
  private static final int MOST_ROWS = 40;

  private final Experiment experiment;
  private final Words words;

  /** A lesson in the language of the words. */
  public Lesson(Experiment experiment, Words words) {
    this.experiment = experiment;
    this.words = words;
  }

  /** The heading: {@code D6 So a thread switch is much cheaper than a process switch}. */
  public String title() {
    return experiment.id() + "  " + words.of(experiment, "title");
  }

  /** Prints the question, the program and what to watch: no figure of a run. */
  public void introduce(PrintStream out) {
    paragraph(title(), out, 0);
    out.println();
    paragraph(words.of(experiment, "question"), out);
    out.println();
    String program = experiment.excerpt().program();
    out.println(words.get("program", program));
    experiment.excerpt().lines().forEach(line -> out.println("  | " + line));
    out.println();
    out.println(words.get("watch"));
    paragraph(words.of(experiment, "watch"), out);
    out.println();
  }

  /** Prints what is to be predicted, and how to answer. */
  public void ask(PrintStream out) {
    out.println(words.get("predict"));
    paragraph(words.of(experiment, "ask"), out);
    List<String> options = options();
    for (int option = 0; option < options.size(); option++) {
      paragraph(letter(option) + ") " + options.get(option), out, 4);
    }
  }

  /** The answers there are to choose from; none where a number is asked for. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    if (experiment.prediction() instanceof Prediction.Choice choice) {
      for (int option = 0; option < choice.options(); option++) {
        options.add(option(option));
      }
    }
    return options;
  }

  /** How an answer is to be given, in a sentence. */
  public String kinds() {
    return experiment.prediction() instanceof Prediction.Choice choice
        ? words.get("answer.choice", letter(choice.options() - 1))
        : words.get(
            "answer.amount", words.get(((Prediction.Amount) experiment.prediction()).unit()));
  }

  /** Prints what was measured, what had been predicted, and what it means. */
  public void tell(Findings findings, Optional<Answer> predicted, PrintStream out) {
    out.println(words.get("measured"));
    for (Figure figure : figures(findings)) {
      out.println();
      paragraph(figure.question(), out);
      figure.text().forEach(out::println);
      figure.table().lines(Figure.TEXT_COLUMNS, MOST_ROWS).forEach(out::println);
    }
    out.println();
    paragraph(outcome(findings, predicted), out, 0);
    out.println();
    out.println(words.get("means"));
    paragraph(words.of(experiment, "explain", findings), out);
    out.println();
    out.println(words.get("next"));
    out.println("    " + words.of(experiment, "next", findings));
    paragraph(words.of(experiment, "next.why", findings), out);
    out.println();
    out.println(words.get("discuss"));
    paragraph(words.of(experiment, "discuss", findings), out);
  }

  /** Both answers beside each other, in a sentence. */
  public String outcome(Findings findings, Optional<Answer> predicted) {
    String right = answer(findings.right());
    if (predicted.isEmpty()) {
      return words.get("verdict.none", right);
    }
    Answer.Verdict verdict = predicted.get().verdict(experiment.prediction(), findings.right());
    return words.get("verdict." + verdict.name(), answer(predicted.get()), right);
  }

  /** The same as one page. */
  public Report page(Findings findings, Optional<Answer> predicted) {
    return new LessonPage(this, findings, predicted);
  }

  /** What was measured, as figures. */
  List<Figure> figures(Findings findings) {
    return findings.tables().stream()
        .<Figure>map(evidence -> new EvidenceFigure(experiment, findings, evidence, words))
        .toList();
  }

  /** What stands on the page above the figures. */
  private List<String> facts(Findings findings, Optional<Answer> predicted) {
    List<String> facts = new ArrayList<>(List.of(words.of(experiment, "question")));
    facts.add(words.get("watch") + " " + words.of(experiment, "watch"));
    facts.add(outcome(findings, predicted));
    facts.add(words.of(experiment, "explain", findings));
    facts.add(words.get("next") + " " + words.of(experiment, "next", findings));
    facts.add(words.of(experiment, "next.why", findings));
    facts.add(words.get("discuss") + " " + words.of(experiment, "discuss", findings));
    return facts;
  }

  private String answer(Answer answer) {
    if (experiment.prediction() instanceof Prediction.Amount amount) {
      return answer.text(amount) + " " + words.get(amount.unit());
    }
    int option = (int) answer.value();
    return letter(option) + ") " + option(option);
  }

  private String option(int option) {
    return words.of(experiment, "option." + letter(option));
  }

  private static String letter(int option) {
    return String.valueOf((char) ('a' + option));
  }

  private static void paragraph(String text, PrintStream out) {
    paragraph(text, out, INDENT);
  }

  private static void paragraph(String text, PrintStream out, int indent) {
    Arrays.asList(text.split("\n", -1))
        .forEach(part -> Paragraph.lines(part, indent).forEach(out::println));
  }

  private record LessonPage(Lesson lesson, Findings findings, Optional<Answer> predicted)
      implements Report {
    @Override
    public String html() {
      return Page.of(
          lesson.words.reports(),
          lesson.title(),
          lesson.facts(findings, predicted),
          lesson.figures(findings));
    }

    @Override
    public void print(PrintStream out) {
      lesson.introduce(out);
      lesson.tell(findings, predicted, out);
    }
  }
}
