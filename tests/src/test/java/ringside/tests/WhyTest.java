package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.config.Setting;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.lab.blame.Culprit;
import ringside.lab.blame.Miss;
import ringside.lab.report.Texts;
import ringside.lab.report.WhyReport;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.trial.Trial;
import ringside.lab.trial.Why;
import ringside.lab.why.Incident;
import ringside.lab.why.Moment;
import ringside.mmu.ledger.SwitchKind;

/** What ringside why says, against all the events of another run. */
class WhyTest {
  private static final class All implements EventSink {
    private final List<Event> events = new ArrayList<>();

    @Override
    public Set<EventKind> kinds() {
      return EnumSet.allOf(EventKind.class);
    }

    @Override
    public void event(Event event) {
      events.add(event);
    }
  }

  private static Trial trial(String program) {
    return new Trial(Guest.of(program), Machine.classic(), Long.MAX_VALUE);
  }

  private static List<Event> events(String program) {
    All all = new All();
    trial(program).run(all);
    return all.events;
  }

  private static String text(Locale locale, Why why, Function<WhyReport, Runnable> what) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    what.apply(new WhyReport(new Texts(locale), why.book(), out)).run();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The last event of a kind that is kept is the last one that happened. */
  @ParameterizedTest
  @CsvSource({"pipe,60000", "switch-cost,1000000", "mutex,200000", "fork,120000", "signals,150000"})
  void theLastIsTheLast(String program, long cycle) {
    List<Event> before =
        events(program).stream().filter(event -> event.at().cycle() <= cycle).toList();
    try (Why why = Why.of(trial(program), Moment.ofCycle(cycle))) {
      assertThat(why.reached()).isTrue();
      assertThat(why.book().events()).isEqualTo(before.size());
      for (EventKind kind : List.of(EventKind.CALL, EventKind.SWITCH, EventKind.FAULT)) {
        Optional<Event> last =
            before.stream().filter(event -> event.kind() == kind).reduce((a, b) -> b);
        Optional<Incident> kept =
            why.book().last(0).stream()
                .filter(incident -> incident.topic().equals(kind.name()))
                .findFirst();
        assertThat(kept.map(Incident::cycle)).isEqualTo(last.map(event -> event.at().cycle()));
      }
      assertThat(why.book().last(0)).isNotEmpty();
    }
  }

  /** The event of a number is told of, whichever it is, and in both languages. */
  @ParameterizedTest
  @ValueSource(strings = {"pipe", "fork", "signals", "mutex"})
  void everyEventHasASentence(String program) {
    List<Event> all = events(program);
    for (int number = 0; number < all.size(); number += 1 + all.size() / 12) {
      try (Why why = Why.of(trial(program), Moment.ofEvent(number))) {
        Incident.Told told = (Incident.Told) why.book().event().orElseThrow();
        assertThat(told.event().at()).isEqualTo(all.get(number).at());
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
          assertThat(text(locale, why, report -> () -> report.event(told)))
              .contains(String.format(Locale.ROOT, "%,d", told.cycle()))
              .doesNotContain("{")
              .doesNotContain("!");
        }
      }
    }
  }

  /** A thread that waits is said to, and who ended its wait, later, is the one who did. */
  @Test
  void whoWaitsIsWokenByWhoWokeIt() {
    List<Event> all = events("pipe");
    Event.StateChanged blocked =
        all.stream()
            .filter(event -> event instanceof Event.StateChanged)
            .map(event -> (Event.StateChanged) event)
            .filter(change -> change.reason() == Reason.WAITS)
            .findFirst()
            .orElseThrow();
    Event.StateChanged woken =
        all.stream()
            .filter(event -> event instanceof Event.StateChanged)
            .map(event -> (Event.StateChanged) event)
            .filter(change -> change.at().tid() == blocked.at().tid())
            .filter(change -> change.at().number() > blocked.at().number())
            .findFirst()
            .orElseThrow();
    int tid = blocked.at().tid();
    try (Why why = Why.of(trial("pipe"), Moment.ofCycle(blocked.at().cycle()))) {
      assertThat(why.book().state(tid).orElseThrow().to()).isEqualTo(ThreadState.BLOCKED);
      Incident.Changed wake = (Incident.Changed) why.book().wake(tid).orElseThrow();
      assertThat(wake.event()).isEqualTo(woken);
      assertThat(
              text(
                  Locale.ENGLISH,
                  why,
                  report -> () -> report.thread(tid, why.cycle(), why.place())))
          .contains("is blocked, since cycle")
          .contains(
              "Its wait ends at cycle " + String.format(Locale.ROOT, "%,d", woken.at().cycle()));
    }
  }

  /** What a switch is blamed for was driven out while that switch was made. */
  @Test
  void aSwitchIsBlamedForWhatItFlushed() {
    List<Event.Switched> switches =
        events("switch-cost").stream()
            .filter(event -> event instanceof Event.Switched)
            .map(event -> (Event.Switched) event)
            .filter(to -> to.change() == SwitchKind.PROCESS)
            .toList();
    int blamed = 0;
    for (int i = 0; i < switches.size(); i += switches.size() / 16) {
      long cycle = switches.get(i).at().cycle() + 1_000;
      try (Why why = Why.of(trial("switch-cost"), Moment.ofCycle(cycle))) {
        for (Incident incident : why.book().last(0)) {
          if (incident instanceof Incident.Missed missed
              && missed.miss().culprit().kind() == Culprit.Kind.SWITCH) {
            blamed++;
            assertThat(switches).anyMatch(to -> flushed(to, missed.miss()));
          }
        }
      }
    }
    assertThat(blamed).isPositive();
  }

  private static boolean flushed(Event.Switched to, Miss miss) {
    long begin = to.at().cycle() - to.parts().stream().mapToLong(Long::longValue).sum();
    return to.at().tid() == miss.culprit().tid()
        && begin <= miss.gone()
        && miss.gone() <= to.at().cycle();
  }

  /** With ASIDs a page that is there for another address space is said to be. */
  @Test
  void aPageUnderAnotherAsidIsSaidToBeThere() {
    Machine machine = Machine.classic().with(Setting.ASID, "on");
    Trial withAsids = new Trial(Guest.of("switch-cost"), machine, Long.MAX_VALUE);
    boolean found = false;
    for (long cycle = 200_000; cycle < 4_000_000 && !found; cycle += 200_000) {
      try (Why why = Why.of(withAsids, Moment.ofCycle(cycle))) {
        found =
            why.book().last(0).stream()
                .anyMatch(
                    incident ->
                        incident instanceof Incident.Missed missed
                            && missed.otherAsid().isPresent());
      }
    }
    assertThat(found).isTrue();
  }

  /** In the middle of a system call the thread is in the kernel, in that call. */
  @Test
  void insideACallItIsSaidWhich() {
    List<Event> all = events("fork");
    Event.Called fork =
        all.stream()
            .filter(event -> event instanceof Event.Called)
            .map(event -> (Event.Called) event)
            .filter(call -> call.title().equals("clone"))
            .findFirst()
            .orElseThrow();
    long cycle = fork.at().cycle() + 100;
    try (Why why = Why.of(trial("fork"), Moment.ofCycle(cycle))) {
      assertThat(why.cycle()).isEqualTo(cycle);
      assertThat(why.place().orElseThrow().inKernel()).isTrue();
      assertThat(why.place().orElseThrow().what()).isEqualTo("clone");
    }
  }
}
