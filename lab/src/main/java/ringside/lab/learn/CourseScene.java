package ringside.lab.learn;

import java.util.List;
import java.util.Locale;
import ringside.kernel.config.Setting;
import ringside.lab.figure.Drawing;
import ringside.lab.figure.Figure;
import ringside.lab.page.RunMoment;
import ringside.lab.page.RunReport;
import ringside.lab.record.Recorder;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;

/**
 * One figure of a whole run, as {@code run --report} draws it, that belongs to an experiment.
 *
 * @param experiment its id: B2
 * @param guest what runs
 * @param machine on what
 * @param figure id of the figure in the report
 * @param most drawings of it that are taken, from the first
 */
record CourseScene(String experiment, Guest guest, Machine machine, String figure, int most) {
  private static final Machine LITTLE = Machine.classic().with(Setting.MEMORY, "2MiB");
  private static final List<CourseScene> ALL =
      List.of(
          new CourseScene("A4", Guest.of("isolation"), Machine.classic(), "memory", 1),
          new CourseScene("A7", Guest.of("signals"), Machine.classic(), "family", 1),
          new CourseScene("B2", Guest.of("pressure"), LITTLE, "states", 1),
          new CourseScene("B5", Guest.of("overlap").args("1"), Machine.classic(), "time", 1),
          new CourseScene("C5", Guest.of("tabs").args("processes"), Machine.classic(), "family", 1),
          new CourseScene(
              "D5", Guest.of("switch-cost").args("both", "2", "4"), Machine.classic(), "switch", 1),
          new CourseScene("E1", Guest.of("pipe"), Machine.classic(), "talk", 1));

  /** Those of an experiment, in order. */
  static List<CourseScene> of(String experiment) {
    return ALL.stream().filter(scene -> scene.experiment.equals(experiment)).toList();
  }

  /** Its name among the course's figures: {@code b2-states}. */
  String name() {
    return experiment.toLowerCase(Locale.ROOT) + "-" + figure;
  }

  /** Makes the run, and draws it. */
  List<Drawing> drawings(Texts texts) {
    return figures(texts).stream()
        .filter(drawn -> drawn.id().equals(figure))
        .flatMap(drawn -> drawn.drawings().stream())
        .limit(most)
        .toList();
  }

  private List<Figure> figures(Texts texts) {
    Recorder recorder = new Recorder();
    RunMoment moment = new RunMoment(texts);
    SessionBuilder builder = Session.of(guest).on(machine).sink(recorder);
    moment.attach(builder);
    try (Session session = builder.build()) {
      RunResult result = session.runToEnd();
      recorder.stop(session.cycle());
      moment.end(false);
      return new RunReport(
              texts,
              guest.calledAs(),
              result.statistics(),
              recorder.recording(),
              List.of(),
              moment.figures())
          .figures();
    }
  }
}
