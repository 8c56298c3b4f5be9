package ringside.lab.explore.page;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.ExploreReport;
import ringside.lab.explore.NoReturn;
import ringside.lab.explore.Played;
import ringside.lab.explore.Verdict;
import ringside.lab.figure.Figure;
import ringside.lab.page.Page;
import ringside.lab.page.Report;
import ringside.lab.page.TextPage;
import ringside.lab.report.Texts;

/**
 * The verdict on a program's schedules and the one that fails.
 *
 * @param texts whose language it speaks
 * @param program its name
 * @param noReturn where it can't be saved any more; null where nothing is known of that
 * @param command that makes the schedule again that fails; null where none does
 */
public record ExplorePage(
    Texts texts,
    String program,
    Verdict verdict,
    @Nullable NoReturn noReturn,
    @Nullable String command)
    implements Report {
  @Override
  public String html() {
    return Page.of(texts, title(), facts(), drawn());
  }

  @Override
  public void print(PrintStream out) {
    TextPage.print(texts, title(), facts(), drawn(), out);
  }

  private String title() {
    return texts.get("explore.page.title", program);
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(ExploreReport.sentence(texts, verdict));
    Played failing = verdict.failing();
    if (failing != null) {
      facts.addAll(ExploreReport.races(texts, failing));
    }
    if (command != null) {
      facts.add(texts.get("explore.token") + " " + command);
    }
    return facts;
  }

  private List<Figure> drawn() {
    List<Figure> drawn = new ArrayList<>();
    Played failing = verdict.failing();
    if (failing == null) {
      return drawn;
    }
    drawn.add(new ScheduleFigure(texts, failing, noReturn));
    if (!failing.findings().waits().isEmpty()) {
      drawn.add(new WaitsFigure(texts, failing));
    }
    if (noReturn != null && noReturn.point() >= 0) {
      drawn.add(new FuturesFigure(texts, failing, noReturn));
    }
    return drawn;
  }
}
