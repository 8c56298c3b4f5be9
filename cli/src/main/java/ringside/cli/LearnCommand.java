package ringside.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.host.Host;
import ringside.lab.learn.Course;
import ringside.lab.learn.Lesson;
import ringside.lab.learn.LessonJson;
import ringside.lab.learn.LessonList;
import ringside.lab.learn.Slides;
import ringside.lab.learn.experiment.Answer;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Topic;
import ringside.lab.learn.experiment.Words;

/** {@code ringside learn}: an experiment that is predicted, made, and explained. */
@Command(name = "learn", mixinStandardHelpOptions = true, sortOptions = false)
final class LearnCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "ID|TOPIC", arity = "0..1")
  private @Nullable String name;

  @Option(names = "--answer", paramLabel = "ANSWER")
  private @Nullable String answer;

  @Option(names = "--no-ask")
  private boolean unasked;

  @Option(names = "--list")
  private boolean list;

  @Option(names = "--notebook", paramLabel = "FILE")
  private @Nullable String notebook;

  @Option(names = "--report", paramLabel = "FILE.html|-")
  private @Nullable String report;

  @Option(names = "--slides", paramLabel = "FILE.html")
  private @Nullable String slides;

  @Option(names = "--json", paramLabel = "FILE")
  private @Nullable String json;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  LearnCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    Words words = new Words(Languages.choose(language, host));
    NotebookFile notes = NotebookFile.open(notebook, host);
    PrintStream out = host.text();
    Optional<Topic> topic = name == null ? Optional.empty() : Topic.named(name);
    if (slides != null) {
      return show(topic, words, slides);
    }
    if (name == null || list || topic.isPresent()) {
      new LessonList(words, notes.notebook(), out).print(topic, notes.path());
      out.flush();
      return Status.OK.number();
    }
    Experiment experiment =
        Course.find(name.toUpperCase(Locale.ROOT)).orElseThrow(LearnCommand::unknown);
    return teach(experiment, words, notes, out);
  }

  /** Writes slides of a topic, or of all. */
  private int show(Optional<Topic> topic, Words words, String file) throws Failure {
    if (name != null && topic.isEmpty()) {
      throw new Failure(Status.USAGE, "ringside: --slides takes a topic: " + topics(", "));
    }
    HostFiles.write("--slides", file, path -> Files.writeString(path, Slides.of(topic, words)));
    return Status.OK.number();
  }

  private static String topics(String between) {
    return Stream.of(Topic.values()).map(Topic::title).collect(Collectors.joining(between));
  }

  private static Failure unknown() {
    String ids = Course.experiments().stream().map(Experiment::id).collect(Collectors.joining(" "));
    return new Failure(
        Status.USAGE,
        "ringside: there is no such experiment or topic\n  experiments: "
            + ids
            + "\n  topics: "
            + topics(" "));
  }

  private int teach(Experiment experiment, Words words, NotebookFile notes, PrintStream out)
      throws Failure {
    Lesson lesson = new Lesson(experiment, words);
    Optional<Answer> given =
        answer == null ? Optional.empty() : Optional.of(parsed(lesson, experiment, words, answer));
    lesson.introduce(out);
    Optional<Answer> predicted =
        unasked ? Optional.empty() : predict(lesson, experiment, words, notes, given, out);
    if (predicted.isEmpty() && !unasked) {
      out.println();
      out.println(words.get("no-answer", lesson.kinds()));
      out.flush();
      return Status.USAGE.number();
    }
    Findings findings = experiment.measure();
    lesson.tell(findings, predicted, out);
    out.flush();
    if (json != null) {
      RunReports.writeJson(
          "--json", json, file -> LessonJson.write(file, experiment, findings, predicted));
    }
    FigureReport.show(report, lesson.page(findings, predicted), host.err());
    return Status.OK.number();
  }

  private static Answer parsed(Lesson lesson, Experiment experiment, Words words, String text)
      throws Failure {
    return Answer.parse(experiment.prediction(), text)
        .orElseThrow(
            () ->
                new Failure(
                    Status.USAGE,
                    "ringside: --answer "
                        + text
                        + ": "
                        + words.get("not-an-answer", lesson.kinds())));
  }

  /** The answer that counts: an earlier one, the one given, or one from the prompt. */
  private Optional<Answer> predict(
      Lesson lesson,
      Experiment experiment,
      Words words,
      NotebookFile notes,
      Optional<Answer> given,
      PrintStream out)
      throws Failure {
    lesson.ask(out);
    out.println();
    Optional<String> earlier = notes.notebook().answer(experiment.id());
    if (earlier.isPresent()) {
      out.println(words.get("earlier", earlier.get(), notes.path()));
      out.println();
      return Answer.parse(experiment.prediction(), earlier.get());
    }
    Optional<Answer> answered =
        given.isPresent() ? given : prompted(lesson, experiment, words, out);
    if (answered.isPresent()) {
      notes.note(experiment.id(), answered.get().text(experiment.prediction()));
      out.println(words.get("noted", notes.path()));
      out.println();
    }
    return answered;
  }

  /** Asks until there is an answer, or no more input. */
  private Optional<Answer> prompted(
      Lesson lesson, Experiment experiment, Words words, PrintStream out) throws Failure {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
    try {
      while (true) {
        out.print(words.get("prompt"));
        out.flush();
        String line = in.readLine();
        if (line == null) {
          out.println();
          return Optional.empty();
        }
        Optional<Answer> answered = Answer.parse(experiment.prediction(), line);
        if (answered.isPresent()) {
          return answered;
        }
        out.println(words.get("not-an-answer", lesson.kinds()));
      }
    } catch (IOException gone) {
      throw new Failure(Status.LOAD, "ringside: can't read the answer");
    }
  }
}
