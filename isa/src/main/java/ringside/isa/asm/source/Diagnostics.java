package ringside.isa.asm.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.ByteText;
import ringside.isa.preprocess.Problem;

/** Collects what is wrong, in the order found. */
public final class Diagnostics {
  private final List<Diagnostic> list = new ArrayList<>();
  private int errors;

  /** Notes an error. */
  public void error(Place place, String message, @Nullable String suggestion) {
    add(Severity.ERROR, place, message, suggestion);
  }

  /** Notes a warning. */
  public void warning(Place place, String message, @Nullable String suggestion) {
    add(Severity.WARNING, place, message, suggestion);
  }

  /** A warning that belongs to no line. */
  public void warning(String file, String message, @Nullable String suggestion) {
    list.add(new Diagnostic(Severity.WARNING, file, 0, 0, message, "", suggestion));
  }

  /** Notes an error in a line. */
  public void error(Line line, SourceException problem) {
    error(new Place(line, problem.column()), problem.text(), problem.suggestion());
  }

  /** An error that belongs to no line. */
  public void error(String file, String message, @Nullable String suggestion) {
    errors++;
    list.add(new Diagnostic(Severity.ERROR, file, 0, 0, message, "", suggestion));
  }

  /** What the preprocessor found. */
  public void add(Problem problem) {
    Line line = new Line(problem.file(), problem.line(), problem.source(), "", null);
    add(
        problem.error() ? Severity.ERROR : Severity.WARNING,
        new Place(line, problem.column()),
        problem.message(),
        problem.suggestion());
  }

  /** Whether there is an error among them. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** All of them, in the order found. */
  public List<Diagnostic> list() {
    return List.copyOf(list);
  }

  private void add(Severity severity, Place place, String message, @Nullable String suggestion) {
    if (severity == Severity.ERROR) {
      errors++;
    }
    Line line = place.line();
    Line caller = line.caller();
    String from =
        caller == null ? "" : " (expanded for " + caller.file() + ":" + caller.number() + ")";
    Diagnostic diagnostic =
        new Diagnostic(
            severity,
            line.file(),
            line.number(),
            place.column() + 1,
            ByteText.shown(message) + from,
            ByteText.shown(line.text()),
            suggestion);
    list.add(diagnostic);
  }
}
