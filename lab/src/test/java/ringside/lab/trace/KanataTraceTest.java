package ringside.lab.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.EngineKind;
import ringside.kernel.config.Preset;
import ringside.lab.session.Machine;
import ringside.lab.session.RunResult;
import ringside.lab.session.SessionBuilder;
import ringside.lab.trace.FetchClock.Fetch;
import ringside.lab.trace.KanataReader.Entry;

/** Logs for Konata: sound, and to the cycle what the cost model has charged. */
final class KanataTraceTest {
  private static final List<String> STAGES = List.of("F", "D", "X", "M", "W");

  /** From the clock before a fetch to the write-back of the instruction before it, and its end. */
  private static final int AHEAD = 4;

  /** A run's log, and beside it what an observer of its own has seen of the same run. */
  private record Watched(List<Entry> entries, List<Fetch> fetches, RunResult result) {
    static Watched of(String program, Machine machine) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      List<FetchClock> clocks = new ArrayList<>();
      RunResult result;
      try (Trace trace = TraceFormat.KANATA.open(out, CycleRange.ALL)) {
        SessionBuilder session = TracedRun.describe(null, program).on(machine);
        trace.attach(session, new TracedComputer(1, "computer-1", program, 100));
        session.accesses(
            meter -> {
              clocks.add(new FetchClock(meter));
              return clocks.get(0);
            });
        result = session.build().runToEnd();
      }
      List<Entry> entries = KanataReader.read(out.toString(UTF_8));
      return new Watched(entries, clocks.get(0).fetches(), result);
    }
  }

  /**
   * What lies between two retirements is what was charged between them: the clock's way from one
   * fetch to the next, but what a jump costs comes behind the jump.
   */
  @ParameterizedTest
  @CsvSource({
    "hello, CLASSIC",
    "recursion, CLASSIC",
    "fork, CLASSIC",
    "signals, CLASSIC",
    "heap, BIG",
    "null, TEXTBOOK",
    "recursion, TEXTBOOK",
    "heap, TINY",
    "fork, TINY"
  })
  void retirementsAreAsFarApartAsTheClockSays(String program, Preset preset) throws IOException {
    Watched run = Watched.of(program, Machine.of(preset));
    List<Fetch> fetches = run.fetches;
    int instructions = 0;
    int compared = 0;
    for (int i = 0; i + 1 < run.entries.size(); i++) {
      Entry one = run.entries.get(i);
      if (!one.isKernel()) {
        instructions++;
        boolean follows = !run.entries.get(i + 1).isKernel();
        if (follows) {
          Fetch next = fetches.get(instructions);
          long jump = next.control() - fetches.get(instructions - 1).control();
          assertThat(one.retired).isEqualTo(next.cycle() - jump + AHEAD);
          compared++;
        }
      }
    }
    assertThat(instructions).isEqualTo(fetches.size());
    assertThat(compared).isGreaterThan(fetches.size() / 2);
  }

  /** The kernel's stays fill the rest: the last retirement is the clock at the end. */
  @ParameterizedTest
  @CsvSource({"hello, CLASSIC", "fork, TINY", "orphan, BIG", "waiting, CLASSIC"})
  void allEntriesTogetherAreTheWholeRun(String program, Preset preset) throws IOException {
    Watched run = Watched.of(program, Machine.of(preset));
    long last = run.entries.stream().mapToLong(entry -> entry.retired).max().orElseThrow();
    assertThat(last).isEqualTo(run.result.statistics().cycles() + AHEAD);
    assertThat(run.entries.get(0).labels.get(0)).startsWith("kernel: boot");
  }

  @Test
  void eachInstructionGoesThroughAllStages() throws IOException {
    List<Entry> entries = Watched.of("fork", Machine.classic()).entries;
    for (Entry entry : entries) {
      List<String> stages = List.copyOf(entry.stages.keySet());
      if (entry.isKernel()) {
        assertThat(stages).containsExactly("K");
      } else {
        assertThat(stages).isEqualTo(entry.flushed ? STAGES.subList(0, 4) : STAGES);
        assertThat(List.copyOf(entry.stages.values())).isSorted();
      }
    }
    assertThat(entries)
        .extracting(entry -> entry.labels.get(0))
        .anyMatch(label -> label.matches("0x[0-9a-f]{8}: ecall"))
        .anyMatch(label -> label.startsWith("kernel: clone"));
  }

  @Test
  void noTwoInstructionsShareAStage() throws IOException {
    List<Entry> own =
        Watched.of("recursion", Machine.classic()).entries.stream()
            .filter(entry -> !entry.isKernel())
            .toList();
    for (int i = 1; i < own.size(); i++) {
      Entry before = own.get(i - 1);
      for (int stage = 0; stage + 1 < before.stages.size() && stage < STAGES.size() - 1; stage++) {
        assertThat(own.get(i).stages.get(STAGES.get(stage)))
            .isGreaterThanOrEqualTo(before.stages.get(STAGES.get(stage + 1)));
      }
    }
  }

  @Test
  void theEngineIsNotSeen() throws IOException {
    String fast = text(Machine.classic().by(EngineKind.FAST), CycleRange.ALL);
    assertThat(text(Machine.classic().by(EngineKind.PLAIN), CycleRange.ALL)).isEqualTo(fast);
  }

  @Test
  void aRangeIsCutOutOfTheWhole() throws IOException {
    List<Entry> whole = KanataReader.read(text(Machine.classic(), CycleRange.ALL));
    List<Entry> part = KanataReader.read(text(Machine.classic(), new CycleRange(100_000, 125_000)));
    assertThat(part).isNotEmpty().hasSizeLessThan(whole.size());
    List<List<String>> labels = whole.stream().map(entry -> entry.labels).toList();
    assertThat(part).allMatch(entry -> labels.contains(entry.labels));
  }

  private static String text(Machine machine, CycleRange range) throws IOException {
    return TracedRun.of("fork", TraceFormat.KANATA, machine, range).text();
  }
}
