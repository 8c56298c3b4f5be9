package ringside.lab.page;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import ringside.kernel.config.CostModel;
import ringside.kernel.statistics.RunStatistics;
import ringside.lab.figure.Figure;
import ringside.lab.figure.cost.IcicleFigure;
import ringside.lab.figure.cost.LedgerParts;
import ringside.lab.figure.cost.SwitchFigure;
import ringside.lab.figure.life.FamilyFigure;
import ringside.lab.figure.life.StatesFigure;
import ringside.lab.figure.life.Step;
import ringside.lab.figure.talk.MessagesFigure;
import ringside.lab.figure.time.Names;
import ringside.lab.figure.time.TimelineFigure;
import ringside.lab.record.Recording;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/**
 * All figures of one run.
 *
 * @param texts whose language it speaks
 * @param program as it was called
 * @param run its numbers
 * @param recording what happened in it
 * @param more figures of a study of the run, which come first
 * @param moment figures of what the computer held at a moment of it, which come last
 */
public record RunReport(
    Texts texts,
    String program,
    RunStatistics run,
    Recording recording,
    List<? extends Figure> more,
    List<? extends Figure> moment)
    implements Report {
  /** A run that was not studied. */
  public RunReport(Texts texts, String program, RunStatistics run, Recording recording) {
    this(texts, program, run, recording, List.of(), List.of());
  }

  @Override
  public String html() {
    return Page.of(texts, title(), facts(), figures());
  }

  @Override
  public void print(PrintStream out) {
    TextPage.print(texts, title(), facts(), figures(), out);
  }

  private String title() {
    return texts.get("page.title", program);
  }

  private List<String> facts() {
    return List.of(
        texts.get(
                "stats.title",
                Numbers.grouped(run.cycles()),
                Numbers.grouped(run.instructions()),
                Integer.toString(CostModel.VERSION))
            + ".");
  }

  /** All of them, in the order of the page. */
  public List<Figure> figures() {
    Names names = new Names(recording, firstProgram());
    List<Figure> figures = new ArrayList<>(more);
    figures.add(new TimelineFigure(texts, recording, names));
    figures.add(new IcicleFigure(texts, "ledger", LedgerParts.of(texts, run.ledger())));
    figures.add(new SwitchFigure(texts, run.processSwitches(), run.threadSwitches()));
    figures.add(new StatesFigure(texts, Step.of(recording.transitions())));
    figures.add(
        new FamilyFigure(
            texts, names, recording.processes(), recording.otherBirths(), recording.end()));
    MessagesFigure messages = new MessagesFigure(texts, recording, names);
    if (!messages.isEmpty()) {
      figures.add(messages);
    }
    figures.addAll(moment);
    return figures;
  }

  /** The program that the first process ran last; how it was called, where nobody knows. */
  private String firstProgram() {
    return run.processes().isEmpty() ? program : run.processes().get(0).name();
  }
}
