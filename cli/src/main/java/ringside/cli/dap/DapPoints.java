package ringside.cli.dap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.eclipse.lsp4j.debug.Breakpoint;
import org.eclipse.lsp4j.debug.DataBreakpoint;
import org.eclipse.lsp4j.debug.FunctionBreakpoint;
import org.eclipse.lsp4j.debug.InstructionBreakpoint;
import org.eclipse.lsp4j.debug.Source;
import org.eclipse.lsp4j.debug.SourceBreakpoint;
import org.jspecify.annotations.Nullable;
import ringside.lab.adapter.StopPoint;
import ringside.lab.adapter.StopPoints;
import ringside.lab.adapter.StopPoints.Narrowed;
import ringside.lab.debugger.Wrong;
import ringside.lab.report.Texts;

/** Sets the breakpoints of a client; one that can't be set says why. */
final class DapPoints {
  private static final String DATA_SEPARATOR = ":";

  private final DapRun run;
  private final Sources sources;
  private final Texts texts;
  private final int firstLine;

  /**
   * Of a run.
   *
   * @param firstLine the client's number of the first line: 0 or 1
   */
  DapPoints(DapRun run, Sources sources, Texts texts, int firstLine) {
    this.run = run;
    this.sources = sources;
    this.texts = texts;
    this.firstLine = firstLine;
  }

  Breakpoint[] lines(@Nullable Source source, SourceBreakpoint @Nullable [] wanted) {
    String file = sources.file(source);
    String group = "line " + file;
    run.points.clear(group);
    List<Breakpoint> set = new ArrayList<>();
    for (SourceBreakpoint one : wanted == null ? new SourceBreakpoint[0] : wanted) {
      set.add(line(group, file, one, source));
    }
    return set.toArray(Breakpoint[]::new);
  }

  private Breakpoint line(
      String group, String file, SourceBreakpoint one, @Nullable Source source) {
    int asked = one.getLine() + 1 - firstLine;
    OptionalInt line = run.points.places().nearest(file, asked);
    if (line.isEmpty()) {
      return refused(texts.get("dap.wrong.line", file, asked));
    }
    Narrowed how = how(one.getCondition(), one.getHitCondition(), one.getLogMessage());
    Breakpoint set = set(() -> run.points.line(group, file, line.getAsInt(), how));
    set.setLine(line.getAsInt() - 1 + firstLine);
    set.setSource(source);
    return set;
  }

  Breakpoint[] functions(FunctionBreakpoint @Nullable [] wanted) {
    run.points.clear("function");
    return all(
        wanted == null ? new FunctionBreakpoint[0] : wanted,
        one -> {
          Narrowed how = how(one.getCondition(), one.getHitCondition(), null);
          return run.points.function("function", String.valueOf(one.getName()), how);
        });
  }

  Breakpoint[] instructions(InstructionBreakpoint @Nullable [] wanted) {
    run.points.clear("instruction");
    return all(
        wanted == null ? new InstructionBreakpoint[0] : wanted,
        one -> {
          int offset = one.getOffset() == null ? 0 : one.getOffset();
          int address = Address.of(texts, one.getInstructionReference()) + offset;
          Narrowed how = how(one.getCondition(), one.getHitCondition(), null);
          return run.points.instruction("instruction", address, how);
        });
  }

  Breakpoint[] data(DataBreakpoint @Nullable [] wanted) {
    run.points.clear("data");
    return all(wanted == null ? new DataBreakpoint[0] : wanted, this::word);
  }

  private StopPoint word(DataBreakpoint one) {
    String[] parts = String.valueOf(one.getDataId()).split(DATA_SEPARATOR, -1);
    boolean known = parts.length == 2 && parts[0].matches("[0-9]{1,9}");
    if (!known) {
      throw new Wrong(texts.get("debug.wrong.watch"));
    } else if (one.getAccessType() != null && !one.getAccessType().toString().equals("WRITE")) {
      throw new Wrong(texts.get("dap.wrong.access"));
    }
    int address = Address.of(texts, parts[1]);
    Narrowed how = how(one.getCondition(), one.getHitCondition(), null);
    return run.points.data("data", Integer.parseInt(parts[0]), address, how);
  }

  /** What a client has to say to watch a word. */
  static String dataId(int pid, int address) {
    return pid + DATA_SEPARATOR + Address.text(address);
  }

  Breakpoint[] exceptions(String @Nullable [] filters) {
    run.points.clear("exception");
    return all(
        filters == null ? new String[0] : filters,
        name -> run.points.exception("exception", String.valueOf(name)));
  }

  private interface Setter<T> {
    StopPoint set(T wanted);
  }

  private static <T> Breakpoint[] all(T[] wanted, Setter<T> setter) {
    return Arrays.stream(wanted).map(one -> set(() -> setter.set(one))).toArray(Breakpoint[]::new);
  }

  private static Breakpoint set(Supplier<StopPoint> setter) {
    try {
      Breakpoint set = new Breakpoint();
      set.setId(setter.get().id());
      set.setVerified(true);
      return set;
    } catch (Wrong wrong) {
      return refused(String.valueOf(wrong.getMessage()));
    }
  }

  private static Breakpoint refused(String message) {
    Breakpoint refused = new Breakpoint();
    refused.setVerified(false);
    refused.setMessage(message);
    return refused;
  }

  private static Narrowed how(
      @Nullable String condition, @Nullable String hits, @Nullable String message) {
    return new Narrowed(
        condition == null ? "" : condition,
        hits == null ? "" : hits,
        message == null ? "" : message);
  }

  /** What can be stopped for by name. */
  static List<String> exceptionNames() {
    return StopPoints.EXCEPTIONS;
  }
}
