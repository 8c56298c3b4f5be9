package ringside.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.event.ThreadState;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.lab.session.SessionBuilder;
import ringside.lab.session.Stop;
import ringside.lab.trace.PerfettoReader.Entry;

/** Files for Perfetto, read back by Google's library and checked for what a viewer relies on. */
final class PerfettoTraceTest {
  private static final int MOST_BYTES_OF_AN_EVENT = 8;
  private static final int NANOS_OF_A_CYCLE = 10;

  private static PerfettoReader read(String program) throws IOException {
    return PerfettoReader.read(TracedRun.of(program, TraceFormat.PFTRACE).bytes());
  }

  /** Slices nest and balance on each track, values stand on tracks of their own. */
  private static void checkTracks(List<Entry> entries) {
    Map<Long, Deque<Entry>> open = new HashMap<>();
    for (Entry entry : entries) {
      Deque<Entry> slices = open.computeIfAbsent(entry.track().uuid(), uuid -> new ArrayDeque<>());
      assertThat(entry.track().counter()).isEqualTo(entry.type() == PerfettoReader.COUNTER);
      if (entry.type() == PerfettoReader.BEGIN) {
        assertThat(entry.name()).isNotEmpty();
        slices.push(entry);
      } else if (entry.type() == PerfettoReader.END) {
        assertThat(slices).as("open on %s", entry.track()).isNotEmpty();
        assertThat(slices.pop().nanos()).isLessThanOrEqualTo(entry.nanos());
      }
    }
    open.forEach((track, slices) -> assertThat(slices).as("track %s", track).isEmpty());
  }

  /** Each flow that ends has begun, not later, and has not ended yet; says which have not. */
  private static Map<Long, Entry> checkFlows(List<Entry> entries) {
    Map<Long, Entry> begun = new HashMap<>();
    for (Entry entry : entries) {
      for (long flow : entry.ends()) {
        Entry from = begun.remove(flow);
        assertThat(from).as("%s", entry).isNotNull();
        assertThat(from.nanos()).isLessThanOrEqualTo(entry.nanos());
        assertThat(from.track()).isNotEqualTo(entry.track());
      }
      for (long flow : entry.flows()) {
        assertThat(begun.put(flow, entry)).isNull();
      }
    }
    return begun;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fork",
        "threads",
        "signals",
        "msgqueue",
        "udp-echo",
        "null",
        "mutex",
        "waiting",
        "orphan"
      })
  void tracksAndFlowsAreSound(String program) throws IOException {
    List<Entry> entries = read(program).entries();
    assertThat(entries).isNotEmpty();
    checkTracks(entries);
    assertThat(checkFlows(entries)).isEmpty();
  }

  /** Mostly what is compressed is the same again and again, but for the time stamps. */
  @ParameterizedTest
  @ValueSource(strings = {"switch-cost", "ipc-cost", "mutex", "prodcons", "ping-tcp"})
  void anEventTakesFewBytes(String program) throws IOException {
    TracedRun run = TracedRun.of(program, TraceFormat.PFTRACE);
    int events = PerfettoReader.read(run.bytes()).entries().size();
    assertThat((double) run.bytes().length / events).isLessThanOrEqualTo(MOST_BYTES_OF_AN_EVENT);
  }

  @Test
  void threadsStandBelowTheirProcessAndShowWhatTheyWaitFor() throws IOException {
    PerfettoReader trace = read("fork");
    Set<String> paths =
        trace.tracks().values().stream()
            .map(track -> path(trace, track))
            .collect(Collectors.toSet());
    assertThat(paths)
        .contains(
            "computer-1/hart 0",
            "computer-1/frames in use",
            "computer-1/ready threads",
            "computer-1/guest (pid 2)/thread 2/calls of 2",
            "computer-1/guest (pid 3)/thread 3/calls of 3");
    assertThat(trace.entries())
        .extracting(Entry::name)
        .contains("running", "blocked: child 2", "ready: child-ended", "wakes: child-ended")
        .contains("clone", "write", "page fault: copy-on-write", "guest 3");
  }

  private static String path(PerfettoReader trace, PerfettoReader.Track track) {
    String above = track.parent() == 0 ? "" : path(trace, trace.tracks().get(track.parent())) + "/";
    return above + track.name();
  }

  /** What the tracks say is what the states' own events say. */
  @Test
  void aHartRunsOneThreadWhileThatIsRunning() throws IOException {
    String running = ThreadState.RUNNING.title();
    List<Entry> entries = read("mutex").entries();
    long picks = entries.stream().filter(entry -> entry.name().equals(running)).count();
    long turns =
        entries.stream()
            .filter(entry -> entry.track().name().equals("hart 0"))
            .filter(entry -> entry.type() == PerfettoReader.BEGIN)
            .count();
    assertThat(turns).isEqualTo(picks).isPositive();
  }

  @Test
  void callsSayWhatTheyReturn() throws IOException {
    List<Entry> ends =
        read("fork").entries().stream().filter(entry -> !entry.notes().isEmpty()).toList();
    assertThat(ends).extracting(Entry::notes).contains(Map.of("returns", 3L));
  }

  /** Cycle 1,000 of a clock of 100 MHz is 10,000 ns. */
  @Test
  void timeIsThatOfTheGuest() throws IOException {
    String lines = TracedRun.of("fork", TraceFormat.JSONL).text();
    long last =
        lines
            .lines()
            .mapToLong(line -> Long.parseLong(line.replaceAll(".*\"cycle\":(\\d+),.*", "$1")))
            .max()
            .orElseThrow();
    long nanos = read("fork").entries().stream().mapToLong(Entry::nanos).max().orElseThrow();
    assertThat(nanos).isLessThanOrEqualTo(last * NANOS_OF_A_CYCLE);
    assertThat(nanos).isGreaterThan(last * NANOS_OF_A_CYCLE * 9 / 10);
  }

  @Test
  void aRangeBeginsAndEndsWhatGoesOn() throws IOException {
    CycleRange range = new CycleRange(100_000, 130_000);
    TracedRun run = TracedRun.of("fork", TraceFormat.PFTRACE, Machine.classic(), range);
    List<Entry> entries = PerfettoReader.read(run.bytes()).entries();
    checkTracks(entries);
    assertThat(entries)
        .isNotEmpty()
        .allMatch(entry -> range.contains(entry.nanos() / NANOS_OF_A_CYCLE));
    assertThat(entries.get(0).nanos()).isEqualTo(range.from() * NANOS_OF_A_CYCLE);
  }

  @Test
  void aRunThatIsBrokenOffIsReadable() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Trace trace = TraceFormat.PFTRACE.open(out, CycleRange.ALL)) {
      SessionBuilder described = TracedRun.describe(null, "switch-cost");
      trace.attach(described, new TracedComputer(1, "computer-1", "guest", 100));
      Session session = described.build();
      session.runUntil(Stop.atCycle(2_000_000));
      byte[] killed = out.toByteArray();
      assertThat(PerfettoReader.read(killed).entries()).hasSizeGreaterThan(1000);
    }
    checkTracks(PerfettoReader.read(out.toByteArray()).entries());
  }

  /** Two computers, one file: each a group of tracks, and packets lead from one to the other. */
  @Test
  void packetsLeadFromComputerToComputer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Trace trace = TraceFormat.PFTRACE.open(out, CycleRange.ALL)) {
      SessionBuilder session = TracedRun.describe(null, "remote-echo server");
      trace.attach(session, new TracedComputer(1, "server", "remote-echo", 100));
      session = TracedRun.describe(session, "remote-echo client 10.0.0.1");
      trace.attach(session, new TracedComputer(2, "client", "remote-echo", 100));
      session.build().runToEnd();
    }
    PerfettoReader trace = PerfettoReader.read(out.toByteArray());
    checkTracks(trace.entries());
    List<Entry> byTime =
        trace.entries().stream()
            .sorted((one, other) -> Long.compare(one.nanos(), other.nanos()))
            .toList();
    Map<Long, Entry> onTheirWay = checkFlows(byTime);
    Set<String> senders = new HashSet<>();
    Map<Long, Entry> sent = new HashMap<>();
    for (Entry entry : byTime) {
      entry.flows().forEach(flow -> sent.put(flow, entry));
      for (long flow : entry.ends()) {
        Entry from = sent.get(flow);
        boolean packet = entry.track().name().startsWith("packets on ");
        assertThat(from.track().sequence() != entry.track().sequence()).isEqualTo(packet);
        if (packet) {
          senders.add(path(trace, from.track()).split("/")[0]);
          assertThat(onTheirWay.values()).allMatch(late -> late.nanos() > from.nanos());
        }
      }
    }
    assertThat(senders).containsExactlyInAnyOrder("server", "client");
  }

  /** The compressed form is taken apart by the JDK's own reader, whatever is in it. */
  @Test
  void aFileCutAnywhereHasItsFirstPackets() throws IOException {
    byte[] whole = TracedRun.of("switch-cost", TraceFormat.PFTRACE).bytes();
    List<Entry> all = PerfettoReader.read(whole).entries();
    int end = 0;
    int pieces = 0;
    while (end < whole.length) {
      end = endOfPacket(whole, end);
      List<Entry> some = PerfettoReader.read(Arrays.copyOf(whole, end)).entries();
      assertThat(all.subList(0, some.size())).isEqualTo(some);
      pieces++;
    }
    assertThat(pieces).isGreaterThan(2);
  }

  private static int endOfPacket(byte[] bytes, int start) {
    assertThat(bytes[start]).isEqualTo((byte) 0x0a);
    int at = start + 1;
    int length = 0;
    int shift = 0;
    int last;
    do {
      last = bytes[at++];
      length |= (last & 0x7f) << shift;
      shift += 7;
    } while (last < 0);
    return at + length;
  }
}
