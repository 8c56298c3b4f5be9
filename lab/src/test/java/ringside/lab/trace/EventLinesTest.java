package ringside.lab.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.lab.session.Machine;

/** The traces that have a line for each event. */
final class EventLinesTest {
  /** Counts all events. */
  private static final class Counter implements EventSink {
    private int events;

    @Override
    public Set<EventKind> kinds() {
      return EnumSet.allOf(EventKind.class);
    }

    @Override
    public void event(Event event) {
      events++;
    }
  }

  private static String lines(LineLayout layout, List<Event> events) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EventLines lines = new EventLines(out, CycleRange.ALL, layout)) {
      events.forEach(lines::event);
    }
    return out.toString(UTF_8);
  }

  @Test
  void everyRecordHasItsLineAndItsDefinition() throws IOException, ReflectiveOperationException {
    TraceSchema schema = new TraceSchema();
    for (Event event : SampleEvents.ofEachRecord()) {
      String line = lines(new JsonLine(), List.of(event));
      assertThat(line).endsWith("}\n").hasLineCount(1);
      assertThat(schema.knows(EventTable.title(event))).as("%s", event).isTrue();
      assertThat(schema.faults(line)).as(line).isEmpty();
      String words = lines(new TextLine(), List.of(event));
      assertThat(words.lines().skip(1)).singleElement().asString().contains("  12345 ");
    }
  }

  @Test
  void theSchemaNoticesWhatDoesNotBelong() throws IOException {
    TraceSchema schema = new TraceSchema();
    String line = "{\"event\":\"reaped\",\"number\":1,\"cycle\":1,\"hart\":0,\"pid\":1,\"tid\":1,";
    assertThat(schema.faults(line + "\"child\":2}")).isEmpty();
    assertThat(schema.faults(line + "\"child\":\"2\"}")).hasSize(1);
    assertThat(schema.faults(line + "\"surprise\":2}")).hasSize(2);
    assertThat(schema.faults("{\"event\":\"unheard\"}")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "threads", "signals", "msgqueue", "udp-echo", "null", "mutex"})
  void everyEventOfARunIsALineThatFitsTheSchema(String program) throws IOException {
    TraceSchema schema = new TraceSchema();
    List<String> faults = new ArrayList<>();
    List<String> lines = TracedRun.of(program, TraceFormat.JSONL).text().lines().toList();
    for (String line : lines) {
      faults.addAll(schema.faults(line));
    }
    assertThat(faults).isEmpty();
    Counter counter = new Counter();
    TracedRun.without(program, Machine.classic(), counter);
    assertThat(lines).hasSize(counter.events).isNotEmpty();
  }

  @Test
  void textIsColumnsAndWords() throws IOException {
    List<String> lines = TracedRun.of("fork", TraceFormat.TXT).text().lines().toList();
    assertThat(lines.get(0)).isEqualTo("#      cycle hart   pid   tid  event");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.matches(" *\\d+ +\\d+ +\\d+ +\\d+  [a-z-]+.*"))
        .anyMatch(line -> line.contains("  born how fork, newPid 3, newTid 3"))
        .anyMatch(line -> line.contains("  state-changed from running, to blocked, reason waits"))
        .anyMatch(line -> line.contains("  process-ended by exit, status 7"));
  }

  @Test
  void aRangeOfCyclesIsCutOutOfTheWhole() throws IOException {
    String whole = TracedRun.of("fork", TraceFormat.JSONL).text();
    CycleRange range = new CycleRange(20_000, 60_000);
    String part = TracedRun.of("fork", TraceFormat.JSONL, Machine.classic(), range).text();
    assertThat(part).isNotEmpty().isNotEqualTo(whole);
    assertThat(part.lines().toList())
        .isEqualTo(whole.lines().filter(line -> range.contains(cycle(line))).toList());
  }

  private static long cycle(String line) {
    return Long.parseLong(line.replaceAll(".*\"cycle\":(\\d+),.*", "$1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace.txt", "a.b/TRACE.JSONL"})
  void theEndOfTheNameChoosesTheFormat(String file) {
    assertThat(TraceFormat.of(file)).isPresent();
    assertThat(TraceFormat.of(file + ".gz")).isEmpty();
  }
}
