package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.ThreadState;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;

/** More pages than memory: the swap disk, the medium-term scheduler, and the end of memory. */
final class PressureTest {
  private static final GuestProgram PRESSURE = Catalogue.find("pressure").orElseThrow();

  @Test
  void pagesComeBackFromTheSwapDiskAsTheyWere() {
    GuestResult result = pressure().with("memory", "2MiB").run();
    assertThat(result.output()).isEqualTo(Catalogue.expectedOutput(PRESSURE).text());
    assertThat(result.computer().memory().swap().reads()).isPositive();
  }

  @Test
  void aThreadGoesThroughAllSevenStates() {
    Transitions seen = new Transitions();
    pressure().with("memory", "2MiB").watched(seen).run();
    assertThat(seen.states)
        .contains(
            ThreadState.CREATED,
            ThreadState.READY,
            ThreadState.RUNNING,
            ThreadState.BLOCKED,
            ThreadState.READY_SUSPENDED,
            ThreadState.BLOCKED_SUSPENDED,
            ThreadState.TERMINATED);
    assertThat(seen.arrows)
        .isSubsetOf(
            "created ready",
            "ready running",
            "running ready",
            "running blocked",
            "blocked ready",
            "running terminated",
            "ready ready-suspended",
            "ready-suspended ready",
            "blocked blocked-suspended",
            "blocked-suspended blocked",
            "blocked-suspended ready-suspended");
  }

  @Test
  void withoutASwapDiskTheLargestProcessIsEnded() {
    GuestResult result = pressure().with("memory", "2MiB").with("swap", 0).run();
    assertThat(result.status()).isZero();
    assertThat(result.output()).contains(": 137 wrong pages", ": 0 wrong pages");
  }

  @Test
  void withRoomForAllTheDiskIsSilent() {
    GuestResult result = pressure().with("memory", "8MiB").run();
    assertThat(result.computer().memory().swap().writes()).isZero();
  }

  @Test
  void suspendingHelpsAgainstThrashing() {
    GuestResult slow = pressure().with("memory", "2MiB").run();
    long pages = 5L * 200 * 5;
    assertThat(slow.computer().memory().swap().reads()).isLessThan(pages / 2);
  }

  @Test
  void anEagerForkCopiesWhatNobodyWrites() {
    GuestResult lazy = GuestRun.of("orphan").run();
    GuestResult eager = GuestRun.of("orphan").with("fork", "eager").run();
    assertThat(eager.output()).isEqualTo(lazy.output());
    assertThat(peak(eager)).isGreaterThan(peak(lazy));
  }

  private static int peak(GuestResult result) {
    return result.computer().memory().frames().peak();
  }

  private static GuestRun pressure() {
    return GuestRun.of(PRESSURE);
  }

  private static final class Transitions implements EventSink {
    private final Set<ThreadState> states = EnumSet.noneOf(ThreadState.class);
    private final Set<String> arrows = new TreeSet<>();

    @Override
    public Set<EventKind> kinds() {
      return Set.of(EventKind.STATE);
    }

    @Override
    public void event(Event event) {
      if (event instanceof Event.StateChanged change) {
        states.add(change.from());
        states.add(change.to());
        arrows.add(change.from().title() + " " + change.to().title());
      }
    }
  }
}
