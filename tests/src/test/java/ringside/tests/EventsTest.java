package ringside.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.EngineKind;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.FrameChange;
import ringside.kernel.event.PageFault;

/** What is told of a run: all of it, in order, the same whoever listens. */
final class EventsTest {
  /** Keeps every event of some kinds. */
  private record Recorder(Set<EventKind> kinds, List<Event> all) implements EventSink {
    Recorder(Set<EventKind> kinds) {
      this(kinds, new ArrayList<>());
    }

    @Override
    public void event(Event event) {
      all.add(event);
    }

    <E extends Event> List<E> of(Class<E> type) {
      return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  private static Recorder record(GuestRun run) {
    Recorder recorder = new Recorder(EnumSet.allOf(EventKind.class));
    run.watched(recorder).run();
    return recorder;
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "threads", "pipe", "signals", "msgqueue", "prodcons"})
  void numbersGrowAndClocksDoNotGoBack(String program) {
    List<Event> events = record(GuestRun.of(program)).all;
    assertThat(events).isNotEmpty();
    for (int i = 1; i < events.size(); i++) {
      assertThat(events.get(i).at().number()).isGreaterThan(events.get(i - 1).at().number());
      assertThat(events.get(i).at().cycle()).isGreaterThanOrEqualTo(events.get(i - 1).at().cycle());
    }
  }

  @Test
  void everyRecordHasAKind() {
    assertThat(Event.class.getPermittedSubclasses())
        .allSatisfy(
            record ->
                assertThat(EventKind.values()).anyMatch(kind -> kind.records().contains(record)));
  }

  /** The sinks are no part of the run: an event has the same number for everybody. */
  @ParameterizedTest
  @EnumSource(EventKind.class)
  void whoHearsOneKindHearsThoseEventsUnchanged(EventKind kind) {
    String program = "signals";
    List<String> among =
        record(GuestRun.of(program)).all.stream()
            .filter(event -> event.kind() == kind)
            .map(EventsTest::text)
            .toList();
    Recorder alone = new Recorder(EnumSet.of(kind));
    GuestRun.of(program).watched(alone).run();
    assertThat(alone.all.stream().map(EventsTest::text)).containsExactlyElementsOf(among);
  }

  /** Without the identity of arrays. */
  private static String text(Event event) {
    return event instanceof Event.ConsoleWritten written
        ? written.at() + new String(written.bytes(), ISO_8859_1)
        : event.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "threads", "pipe", "signals", "waiting"})
  void neitherTheEngineNorCutsAreSeen(String program) {
    List<String> plain = texts(GuestRun.of(program).by(EngineKind.PLAIN));
    assertThat(texts(GuestRun.of(program).by(EngineKind.FAST))).isEqualTo(plain);
    assertThat(texts(GuestRun.of(program).cut(clock -> clock + 997))).isEqualTo(plain);
  }

  private static List<String> texts(GuestRun run) {
    return record(run).all.stream().map(EventsTest::text).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "threads", "pipe", "orphan", "waiting"})
  void whoIsBornEnds(String program) {
    Recorder events = record(GuestRun.of(program));
    Set<Integer> born =
        events.of(Event.Born.class).stream()
            .map(Event.Born::tid)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Integer> ended =
        events.of(Event.ThreadEnded.class).stream()
            .map(event -> event.at().tid())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(born).isNotEmpty().isEqualTo(ended);
    assertThat(events.of(Event.Born.class).get(0).how()).isEqualTo(Birth.FIRST);
    long processes =
        events.of(Event.Born.class).stream().filter(one -> one.how() != Birth.THREAD).count();
    assertThat(events.of(Event.ProcessEnded.class)).hasSize((int) processes);
    assertThat(events.of(Event.Reaped.class)).hasSize((int) processes);
  }

  @Test
  void framesHaveTheUsersThatTheirEventsAddUpTo() {
    Map<Integer, Integer> users = new TreeMap<>();
    Recorder events = record(GuestRun.of("fork"));
    for (Event.FrameChanged one : events.of(Event.FrameChanged.class)) {
      int change =
          switch (one.change()) {
            case TAKEN, SHARED -> 1;
            case RELEASED -> -1;
            case COPIED, SWAPPED_OUT, SWAPPED_IN -> 0;
          };
      // What was taken while the computer was built had been told, too.
      users.merge(one.frame(), change, Integer::sum);
      assertThat(users.get(one.frame())).isEqualTo(one.users());
    }
    assertThat(events.of(Event.FrameChanged.class))
        .extracting(Event.FrameChanged::change)
        .contains(FrameChange.TAKEN, FrameChange.SHARED, FrameChange.COPIED, FrameChange.RELEASED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipe", "msgqueue", "prodcons", "priorities", "socketpair"})
  void whatComesOutOfAChannelHasGoneIn(String program) {
    Map<String, Long> in = new TreeMap<>();
    for (Event.Moved one : record(GuestRun.of(program)).of(Event.Moved.class)) {
      String object = one.channel() + " " + one.object();
      if (one.direction() == Direction.IN) {
        in.merge(object, one.number(), Math::max);
      } else {
        assertThat(in).containsKey(object);
        assertThat(one.number()).isLessThanOrEqualTo(in.get(object));
      }
    }
  }

  @Test
  void everyCallThatBeginsEndsOnceWithItsCycles() {
    Recorder events = record(GuestRun.of("pipe"));
    Map<Long, Event.Called> open = new TreeMap<>();
    events.of(Event.Called.class).forEach(call -> open.put(call.at().number(), call));
    for (Event.Returned one : events.of(Event.Returned.class)) {
      Event.Called call = open.remove(one.call());
      assertThat(call).isNotNull();
      assertThat(one.cycles()).isEqualTo(one.at().cycle() - call.at().cycle()).isPositive();
    }
    assertThat(open).isEmpty();
  }

  @Test
  void pageFaultsSayWhatBecameOfThem() {
    Set<PageFault> seen = EnumSet.noneOf(PageFault.class);
    for (String program : List.of("fork", "stackoverflow", "mmap-file", "null")) {
      record(GuestRun.of(program))
          .of(Event.PageFaulted.class)
          .forEach(one -> seen.add(one.outcome()));
    }
    assertThat(seen)
        .contains(
            PageFault.ZERO,
            PageFault.FILE,
            PageFault.COPY_ON_WRITE,
            PageFault.STACK,
            PageFault.NOT_MAPPED);
  }

  @Test
  void theSwapDiskIsHeard() {
    Recorder events = new Recorder(EnumSet.of(EventKind.DISK, EventKind.FRAME, EventKind.FAULT));
    GuestRun.of("pressure").with("memory", "2MiB").watched(events).run();
    assertThat(events.of(Event.DiskRequested.class))
        .extracting(Event.DiskRequested::write)
        .contains(true, false);
    assertThat(events.of(Event.PageFaulted.class))
        .extracting(Event.PageFaulted::outcome)
        .contains(PageFault.SWAP_WAIT, PageFault.SWAP_IN);
  }

  /** A futex, a pipe and a child wake by the thread that writes, wakes or ends. */
  @Test
  void whoWakesSomebodyIsNamed() {
    long named =
        record(GuestRun.of("mutex")).of(Event.StateChanged.class).stream()
            .filter(change -> change.by() != 0 && change.by() != change.at().tid())
            .count();
    assertThat(named).isPositive();
  }
}
