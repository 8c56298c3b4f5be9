package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.EventSink;
import ringside.kernel.event.ThreadState;

/** Waiting for so many cycles is worth one nice step: neither less nor more. */
final class AgeingProperties {
  private static final int FIRST_NICE = -20;
  private static final int QUANTUM = 10_000;
  private static final int LOW_PID = 3;

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void whoHasTheLowerPriorityRunsWhenItHasWaitedForAllStepsBetween(
      @ForAll @IntRange(min = 0, max = 19) int nice,
      @ForAll @IntRange(min = 30_000, max = 80_000) int ageing)
      throws IOException {
    LongestWait wait = new LongestWait();
    run()
        .arguments(List.of(Integer.toString(nice)))
        .with("sched", "priority")
        .with("ageing", ageing)
        .with("quantum", QUANTUM)
        .with("uid", 0)
        .watched(wait)
        .run();
    long steps = nice - FIRST_NICE;
    assertThat(wait.longest).isBetween(steps * ageing, steps * ageing + 2L * QUANTUM);
  }

  private static GuestRun run() throws IOException {
    try (InputStream bytes =
        AgeingProperties.class.getResourceAsStream("/ringside/tests/c/ageing.elf")) {
      if (bytes == null) {
        throw new AssertionError("no ageing.elf: run src/test/c/build");
      }
      return GuestRun.of("ageing", bytes.readAllBytes());
    }
  }

  /** For how many cycles the process of low priority was ready before it ran. */
  private static final class LongestWait implements EventSink {
    private long readySince;
    private long longest;

    @Override
    public Set<EventKind> kinds() {
      return Set.of(EventKind.STATE);
    }

    @Override
    public void event(Event event) {
      if (event.at().pid() != LOW_PID || !(event instanceof Event.StateChanged change)) {
        return;
      }
      long cycle = event.at().cycle();
      if (change.to() == ThreadState.READY) {
        readySince = cycle;
      } else if (change.from() == ThreadState.READY) {
        longest = Math.max(longest, cycle - readySince);
      }
    }
  }
}
