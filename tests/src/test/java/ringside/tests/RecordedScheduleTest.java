package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Schedule;
import ringside.kernel.choice.ScheduleException;

/** What the kernel has picked once it picks again, whatever its policy and its draws would be. */
final class RecordedScheduleTest {
  private record Traces(long hash, String output, Statistics statistics) {
    static Traces of(GuestRun run) {
      TraceHash hash = new TraceHash();
      GuestResult result = run.observed(hash).run();
      return new Traces(hash.value(), result.output(), result.statistics());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "race, lottery, rr",
    "race, rr, fcfs",
    "mutex, cfs, lottery",
    "prodcons, rr, eevdf",
    "threads, eevdf, mlfq",
    "signals, priority, cfs",
    "waiting, mlfq, priority",
    "msgqueue, lottery, eevdf",
    "fork, fcfs, rr"
  })
  void theRunIsTheSameUnderAnotherPolicysName(String program, String recorded, String played) {
    Schedule schedule = new Schedule();
    GuestRun first = run(program, recorded).decidedBy(schedule.record(Choices.ORDINARY));
    Traces original = Traces.of(first);
    Schedule read = Schedule.parse(schedule.text());
    assertThat(read.size()).isPositive().isEqualTo(schedule.size());
    assertThat(Traces.of(run(program, played).decidedBy(read.play()))).isEqualTo(original);
  }

  /** Guards the test above: the policies do differ. */
  @Test
  void withoutTheScheduleItIsAnother() {
    assertThat(Traces.of(run("race", "lottery"))).isNotEqualTo(Traces.of(run("race", "rr")));
  }

  @Test
  void lossesAndDelaysAreChoicesToo() {
    Schedule schedule = new Schedule();
    GuestRun lossy = GuestRun.of("ping-tcp").with("net.loss", 100).with("net.jitter", 500);
    Traces original = Traces.of(lossy.decidedBy(schedule.record(Choices.ORDINARY)));
    assertThat(schedule.text()).contains("loss 1", "delay ");
    GuestRun calm = GuestRun.of("ping-tcp").with("net.loss", 0).with("net.jitter", 0);
    assertThat(Traces.of(calm.decidedBy(schedule.play()))).isEqualTo(original);
  }

  @Test
  void aScheduleOfAnotherProgramIsRefused() {
    Schedule schedule = new Schedule();
    run("fork", "rr").decidedBy(schedule.record(Choices.ORDINARY)).run();
    GuestRun other = run("threads", "rr").decidedBy(schedule.play());
    assertThatThrownBy(other::run)
        .isInstanceOf(ScheduleException.class)
        .hasMessageContaining("not of this run");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "something else\nnext 2\n",
        "ringside-schedule 1\nnext\n",
        "ringside-schedule 1\nnext two\n",
        "ringside-schedule 1\nnobody 2\n",
        "ringside-schedule 1\nnext 2 0\n",
        "ringside-schedule 1\nnext -1\n",
        "ringside-schedule 1\nexamined 9000000000000\n",
        "ringside-schedule 1\nloss 2\n",
        "ringside-schedule 1\ndelay -5\n",
        "ringside-schedule 1\nnext 2 3 4\n"
      })
  void whatIsNoScheduleIsRefusedByItsLine(String text) {
    assertThatThrownBy(() -> Schedule.parse(text))
        .isInstanceOf(ScheduleException.class)
        .hasMessageStartingWith("line ");
  }

  private static GuestRun run(String program, String policy) {
    return GuestRun.of(program).with("quantum", 3000).with("sched", policy);
  }
}
