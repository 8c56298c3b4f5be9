package ringside.lab.adapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ringside.isa.elf.ElfSymbol;
import ringside.kernel.event.Event;
import ringside.lab.debug.Point;
import ringside.lab.debug.Timeline;
import ringside.lab.debug.View;
import ringside.lab.debug.Word;
import ringside.lab.debugger.CodePlaces;
import ringside.lab.debugger.Evaluation;
import ringside.lab.debugger.Wrong;
import ringside.lab.report.Texts;

/** The stop points of a run, in groups that are set at once: those of a file, of functions, … */
public final class StopPoints {
  /** What a run can stop for that no place in the program names. */
  public static final List<String> EXCEPTIONS = List.of("crash", "fault", "signal");

  private final Timeline timeline;
  private final Texts texts;
  private final Evaluation evaluation;
  private final Map<String, List<StopPoint>> groups = new LinkedHashMap<>();
  private int last;

  /**
   * How a stop point is narrowed; each may be empty.
   *
   * @param condition an expression
   * @param hits which time counts
   * @param message what is said instead of stopping
   */
  public record Narrowed(String condition, String hits, String message) {
    /** In no way. */
    public static final Narrowed NOT = new Narrowed("", "", "");
  }

  /** None yet. */
  public StopPoints(Timeline timeline, Texts texts) {
    this.timeline = timeline;
    this.texts = texts;
    this.evaluation = new Evaluation(texts);
  }

  /** Forgets a group, before it is set anew. */
  public void clear(String group) {
    groups.remove(group);
  }

  /** All of them. */
  List<StopPoint> all() {
    return groups.values().stream().flatMap(List::stream).toList();
  }

  /** Where the code of the guest's own program is. */
  public CodePlaces places() {
    return new CodePlaces(timeline.view().image(0));
  }

  /**
   * Stops before a line that has code.
   *
   * @throws Wrong where that can't be
   */
  public StopPoint line(String group, String file, int line, Narrowed how) {
    return code(group, StopPoint.Kind.SOURCE, places().starts(file, line), true, how);
  }

  /**
   * Stops before a function.
   *
   * @throws Wrong where there is none of that name
   */
  public StopPoint function(String group, String name, Narrowed how) {
    ElfSymbol symbol =
        timeline
            .view()
            .symbol(0, name)
            .orElseThrow(() -> new Wrong(texts.get("debug.wrong.name", name)));
    return code(group, StopPoint.Kind.FUNCTION, Set.of(symbol.value()), true, how);
  }

  /** Stops before an instruction, whatever program has it there. */
  public StopPoint instruction(String group, int address, Narrowed how) {
    return code(group, StopPoint.Kind.INSTRUCTION, Set.of(address & ~3), false, how);
  }

  private StopPoint code(
      String group, StopPoint.Kind kind, Set<Integer> addresses, boolean ownOnly, Narrowed how) {
    Predicate<View> condition = condition(how);
    Predicate<View> when =
        view -> (!ownOnly || view.runsGuest(view.position().pid())) && condition.test(view);
    return add(group, kind, new Point.Code(addresses, when), how);
  }

  /** Stops after a word of a process has been written, by whom ever. */
  public StopPoint data(String group, int pid, int address, Narrowed how) {
    Word word = new Word.Virtual(pid, address & ~3);
    Point point = new Point.Written(word, condition(how));
    return add(group, StopPoint.Kind.DATA, point, how);
  }

  /**
   * Stops after one of {@link #EXCEPTIONS}.
   *
   * @throws Wrong where there is none of that name
   */
  public StopPoint exception(String group, String name) {
    Predicate<Event> what =
        switch (name) {
          case "crash" -> Event.Crashed.class::isInstance;
          case "fault" -> Event.PageFaulted.class::isInstance;
          case "signal" -> Event.SignalSent.class::isInstance;
          default -> throw new Wrong(texts.get("debug.wrong.event", name));
        };
    return add(group, StopPoint.Kind.EXCEPTION, new Point.Happened(what), Narrowed.NOT);
  }

  private Predicate<View> condition(Narrowed how) {
    View view = timeline.view();
    return evaluation.condition(view, view.firstThread(), how.condition());
  }

  private StopPoint add(String group, StopPoint.Kind kind, Point point, Narrowed how) {
    Optional<HitCondition> hits =
        how.hits().isBlank() ? Optional.of(HitCondition.ALWAYS) : HitCondition.parse(how.hits());
    StopPoint set =
        new StopPoint(
            ++last,
            kind,
            point,
            hits.orElseThrow(() -> new Wrong(texts.get("dap.wrong.hits", how.hits()))),
            how.message());
    groups.computeIfAbsent(group, key -> new ArrayList<>()).add(set);
    return set;
  }
}
