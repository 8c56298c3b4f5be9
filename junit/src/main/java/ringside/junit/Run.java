package ringside.junit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractIntegerAssert;
import org.assertj.core.api.AbstractLongAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import ringside.kernel.trap.Kernel;
import ringside.lab.check.CallingConvention;
import ringside.lab.check.LeakText;
import ringside.lab.check.Leaks;
import ringside.lab.check.Violation;
import ringside.lab.check.ViolationText;
import ringside.lab.compare.RunFigures;
import ringside.lab.explore.Path;
import ringside.lab.session.RunResult;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;

/**
 * What a run has left, and assertions on it. Those that yield the run can be chained; the others
 * yield AssertJ's. A failure ends with the command that makes the same run in a shell.
 */
public final class Run {
  private final Program program;
  private final @Nullable Path path;
  private final Performance made;

  private Run(Program program, @Nullable Path path, Performance made) {
    this.program = program;
    this.path = path;
    this.made = made;
  }

  /** Makes a run: by a schedule, or by the machine's own where that is null. */
  static Run of(Program program, @Nullable Path path) {
    return new Run(program, path, new Performance(program, path));
  }

  /** Ended by itself, with a status as a shell has it: 128 + n where signal n has ended it. */
  public Run exited(int status) {
    Kernel.End end = result().reason().end();
    Words words = Words.ofHost();
    if (end != Kernel.End.EXITED) {
      throw failure(words.get(made.isLivelock() ? "end.livelock" : "end." + end.name()));
    }
    if (result().exitStatus() != status) {
      throw failure(words.get("exited", result().exitStatus(), status));
    }
    return this;
  }

  /** Did not end, as nothing could run any more. */
  public Run deadlocked() {
    if (result().reason().end() != Kernel.End.DEADLOCK) {
      throw failure(Words.ofHost().get("no-deadlock"));
    }
    return this;
  }

  /** Printed a text to standard output, to the byte. */
  public Run stdout(String expected) {
    return printed("stdout", expected.getBytes(StandardCharsets.UTF_8), result().output());
  }

  /** Printed bytes to standard output. */
  public Run stdout(byte[] expected) {
    return printed("stdout", expected, result().output());
  }

  /** Printed to standard output what input holds. */
  public Run stdout(Input expected) {
    return stdout(expected.bytes());
  }

  /** Printed a text to standard error, to the byte. */
  public Run stderr(String expected) {
    return printed("stderr", expected.getBytes(StandardCharsets.UTF_8), result().errors());
  }

  private Run printed(String stream, byte[] expected, byte[] printed) {
    Optional<String> difference = Difference.between(stream, expected, printed);
    if (difference.isPresent()) {
      throw failure(difference.get());
    }
    return this;
  }

  /** Left no descriptor open, no child without a wait, and no object that outlives it. */
  public Run leftNothing() {
    Leaks leaks = made.leaks().found();
    if (!leaks.isNothing()) {
      Words words = Words.ofHost();
      List<String> lines = new LeakText(words.reports()).lines(leaks);
      throw failure(words.get("left", leaks.count()) + "\n  " + String.join("\n  ", lines));
    }
    return this;
  }

  /** Each function gave back saved registers, the stack pointer and its return address. */
  public Run keptCallingConvention() {
    CallingConvention convention = new CallingConvention();
    Performance.watch(program, path, convention::describe);
    List<Violation> violations = convention.violations();
    if (!violations.isEmpty()) {
      Words words = Words.ofHost();
      List<String> lines = new ViolationText(words.reports()).lines(violations);
      throw failure(
          words.get("convention", violations.size()) + "\n  " + String.join("\n  ", lines));
    }
    return this;
  }

  /** Whatever else is to be asserted; what it throws is what the run fails with. */
  public Run satisfies(Consumer<Run> assertions) {
    assertions.accept(this);
    return this;
  }

  /** The clock at the end. */
  public AbstractLongAssert<?> cycles() {
    return Assertions.assertThat(result().cycles()).as("cycles of: %s", command());
  }

  /** Cycles for a cause; L1I and L1D are of two, by where the line came from. */
  public AbstractLongAssert<?> cycles(Cause cause) {
    long cycles = ledger().sum(key -> true, cause);
    return Assertions.assertThat(cycles).as("%s cycles of: %s", cause, command());
  }

  /** Instructions of programs and of the kernel. */
  public AbstractLongAssert<?> instructions() {
    return figure("instructions");
  }

  /**
   * A figure as sweeps and comparisons name it, as in {@code cycles.DTLB} or {@code calls.write}.
   *
   * @throws IllegalArgumentException where no run has it; the message says which is like it
   */
  public AbstractLongAssert<?> figure(String name) {
    Map<String, Long> figures = RunFigures.of(result().statistics());
    RunFigures.require(name, figures.keySet());
    long value = figures.getOrDefault(name, 0L);
    return Assertions.assertThat(value).as("%s of: %s", name, command());
  }

  /** Its switches. */
  public Switches switches() {
    return new Switches(result().statistics(), command());
  }

  /** The word at a symbol, when the first process ended or where the run came to stand. */
  public AbstractIntegerAssert<?> word(String symbol) {
    return word(symbol, 0);
  }

  /** A word of an array, by its index from 0. */
  public AbstractIntegerAssert<?> word(String symbol, int index) {
    int word = made.memory().word(symbol, index);
    String name = index == 0 ? symbol : symbol + "[" + index + "]";
    return Assertions.assertThat(word).as("%s of: %s", name, command());
  }

  /** All cycles, by who and why. */
  public Ledger ledger() {
    return result().ledger();
  }

  /** Output, statistics, ledger and processes, for assertions of your own. */
  public RunResult result() {
    return made.result();
  }

  /** Standard output, from UTF-8. */
  public String output() {
    return result().outputText();
  }

  /** What it left behind. */
  public Leaks leaks() {
    return made.leaks().found();
  }

  /** Whether it followed its schedule to the last choice; true where it had none. */
  boolean isFollowed() {
    return made.isFollowed();
  }

  private String command() {
    return program.command();
  }

  /** Of a run that follows a schedule, who has made it says the rest. */
  private AssertionError failure(String what) {
    if (path != null) {
      return new AssertionError(what);
    }
    FailureText text = new FailureText(Words.ofHost()).what(what).what(made.mishaps());
    return new AssertionError(text.command(program.command()).toString());
  }

  /** What is told of crashes, and of who waits for what where it did not end. */
  String mishaps() {
    return made.mishaps();
  }
}
