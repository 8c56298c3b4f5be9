package ringside.lab.explore;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import ringside.isa.abi.Syscall;
import ringside.lab.place.ProgramBook;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.report.Paragraph;
import ringside.lab.report.Texts;

/** What {@code ringside explore} says: the verdict, and the schedule that fails, as columns. */
public final class ExploreReport {
  private static final int NUMBER = 8;

  /** Steps that are shown before and after a switch; the others are folded. */
  private static final int NEAR = 4;

  private final Texts texts;
  private final PrintStream out;

  /** A report in the language of the texts. */
  public ExploreReport(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  /** Prints the verdict in a sentence, never more than is true. */
  public void verdict(Verdict verdict) {
    String schedules = Numbers.grouped(verdict.schedules());
    out.println(
        switch (verdict.kind()) {
          case PROVED -> texts.get("explore.proved", schedules, verdict.preemptions());
          case UNFINISHED ->
              verdict.preemptions() < 0
                  ? texts.get("explore.none", schedules, Numbers.grouped(verdict.pending()))
                  : texts.get(
                      "explore.unfinished",
                      schedules,
                      verdict.preemptions(),
                      Numbers.grouped(verdict.pending()));
          case FAILED -> failed(verdict, schedules);
        });
  }

  private String failed(Verdict verdict, String schedules) {
    Played run = verdict.failing();
    int preemptions = run == null ? 0 : run.path().preemptions();
    return texts.get("explore.failed", schedules, preemptions, what(verdict));
  }

  private String what(Verdict verdict) {
    Failure failure = verdict.failure();
    Played run = verdict.failing();
    return texts.get(
        "explore.failure." + failure.name().toLowerCase(Locale.ROOT),
        run == null ? 0 : run.status());
  }

  /** Prints the failing schedule: a column a thread, a row a visible step; then its token. */
  public void schedule(Played run, Token token) {
    out.println();
    out.println(texts.get("explore.schedule"));
    columns(run);
    out.println();
    out.println(texts.get("explore.token"));
    out.println("  ringside run --schedule " + token.text() + " " + token.program());
  }

  /** Prints a schedule: a column a thread, a row a visible step. */
  public void columns(Played run) {
    List<Integer> tids = List.copyOf(new TreeSet<>(run.steps().stream().map(Step::tid).toList()));
    int width = tids.isEmpty() ? 0 : (Paragraph.COLUMNS - NUMBER) / tids.size();
    heads(tids, width);
    List<Step> steps = run.steps();
    boolean[] shown = shown(steps);
    int folded = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (shown[i]) {
        fold(folded);
        folded = 0;
        switched(run, steps, i);
        row(run.programs(), steps.get(i), tids.indexOf(steps.get(i).tid()), width);
      } else {
        folded++;
      }
    }
    fold(folded);
  }

  private void heads(List<Integer> tids, int width) {
    StringBuilder line = new StringBuilder(" ".repeat(NUMBER));
    tids.forEach(tid -> line.append(Columns.left(texts.get("explore.thread", tid), width)));
    out.println(line.toString().stripTrailing());
  }

  private static boolean[] shown(List<Step> steps) {
    boolean[] shown = new boolean[steps.size()];
    for (int i = 0; i < steps.size(); i++) {
      boolean switches = i > 0 && steps.get(i).tid() != steps.get(i - 1).tid();
      for (int j = Math.max(0, i - NEAR); switches && j < Math.min(shown.length, i + NEAR); j++) {
        shown[j] = true;
      }
    }
    return shown;
  }

  private void fold(int steps) {
    if (steps > 0) {
      out.println(" ".repeat(NUMBER) + texts.get("explore.folded", steps));
    }
  }

  /** A line for a switch that the schedule makes though the thread could go on. */
  private void switched(Played run, List<Step> steps, int index) {
    if (index == 0 || steps.get(index).tid() == steps.get(index - 1).tid()) {
      return;
    }
    long after = steps.get(index - 1).number();
    boolean preempted =
        run.path().choices().stream()
            .anyMatch(
                choice ->
                    choice.kind() == Choice.Kind.PREEMPTION
                        && choice.at() > after
                        && choice.at() <= steps.get(index).number());
    out.println(
        "  ---- "
            + texts.get(
                preempted ? "explore.preempted" : "explore.switched",
                steps.get(index - 1).tid(),
                steps.get(index).tid()));
  }

  private void row(ProgramBook programs, Step step, int column, int width) {
    List<String> words = new ArrayList<>();
    String line = programs.line(step.site());
    words.add(line.isEmpty() ? programs.function(step.site()) : place(line, width));
    words.add(what(programs, step));
    String text = String.join("  ", words);
    int room = Math.max(width, Paragraph.COLUMNS - NUMBER - column * width);
    out.println(
        (Columns.right(Numbers.grouped(step.number()), NUMBER - 2)
                + "  "
                + " ".repeat(column * width)
                + (text.length() > room ? text.substring(0, room - 2) + ".." : text))
            .stripTrailing());
  }

  /** Where a place takes most of a column, its folder says least. */
  private static String place(String line, int width) {
    return line.length() * 3 > width * 2 ? line.substring(line.lastIndexOf('/') + 1) : line;
  }

  private String what(ProgramBook programs, Step step) {
    if (step.kind() == Step.Kind.CALL) {
      Syscall call = Syscall.of(step.value());
      return call == null ? texts.get("explore.call", step.value()) : call.title();
    }
    String name =
        step.site().inKernel()
            ? Numbers.hex(step.address())
            : programs
                .image(step.site().program())
                .symbolAt(step.address())
                .map(Object::toString)
                .orElse(Numbers.hex(step.address()));
    return texts.get("explore." + step.kind().name().toLowerCase(Locale.ROOT), name, step.value());
  }
}
