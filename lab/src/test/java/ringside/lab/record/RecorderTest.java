package ringside.lab.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.kernel.event.Event;
import ringside.kernel.event.Reason;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.ThreadState;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.statistics.ThreadStatistics;
import ringside.lab.session.Guest;
import ringside.lab.session.Session;
import ringside.programs.Catalogue;

/** What is recorded of a run is what the books say of it. */
final class RecorderTest {
  private record Run(Recording recording, RunStatistics statistics) {}

  private static Run run(String program) {
    Recorder recorder = new Recorder();
    Guest guest = Guest.inCatalogue(Catalogue.find(program).orElseThrow());
    try (Session session = Session.of(guest).sink(recorder).build()) {
      session.runUntil();
      recorder.stop(session.cycle());
      return new Run(recorder.recording(), session.result().statistics());
    }
  }

  @Test
  void theFirstAndTheLastAreKept() {
    Kept<Integer> kept = new Kept<>(3, 2);
    for (int i = 0; i < 10; i++) {
      kept.add(i);
    }
    assertThat(kept.first()).containsExactly(0, 1, 2);
    assertThat(kept.last()).containsExactly(8, 9);
    assertThat(kept.count()).isEqualTo(10);
    assertThat(kept.dropped()).isEqualTo(5);
  }

  @Test
  void anOverviewFoldsWithoutLosingACycle() {
    Overview overview = new Overview();
    overview.enters(2, 2, ThreadState.READY, 10);
    for (long cycle = 100; cycle < 2_000_000; cycle += 777) {
      ThreadState state = cycle % 2 == 0 ? ThreadState.RUNNING : ThreadState.BLOCKED;
      overview.enters(2, 2, state, cycle);
    }
    overview.end(2_000_000);
    long sum = 0;
    for (int column = 0; column < overview.columns(); column++) {
      for (ThreadState state : ThreadState.values()) {
        sum += overview.lanes().get(0).cycles(column, state);
      }
    }
    assertThat(sum).isEqualTo(2_000_000 - 10);
    assertThat(overview.width()).isEqualTo(8192);
    assertThat(overview.columns()).isLessThanOrEqualTo(Overview.COLUMNS);
  }

  @Test
  void threadsBeyondTheLanesShareOne() {
    Overview overview = new Overview();
    for (int tid = 1; tid <= 3 * Overview.MOST_LANES; tid++) {
      overview.enters(1, tid, ThreadState.READY, 0);
    }
    overview.end(1000);
    assertThat(overview.lanes()).hasSize(Overview.MOST_LANES + 1);
    assertThat(overview.lanes().get(Overview.MOST_LANES).tid()).isZero();
    assertThat(overview.lanes().get(Overview.MOST_LANES).cycles(0, ThreadState.READY))
        .isEqualTo(2L * Overview.MOST_LANES * overview.width());
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads", "fork", "pipe", "sleep"})
  void theOverviewHasTheCyclesOfTheStatistics(String program) {
    Run run = run(program);
    for (Overview.Lane lane : run.recording.overview().lanes()) {
      long blocked = 0;
      for (int column = 0; column < run.recording.overview().columns(); column++) {
        blocked += lane.cycles(column, ThreadState.BLOCKED);
      }
      ThreadStatistics thread =
          run.statistics.processes().stream()
              .flatMap(process -> process.threads().stream())
              .filter(one -> one.tid() == lane.tid())
              .findFirst()
              .orElseThrow();
      assertThat(blocked).isEqualTo(thread.blockedCycles());
    }
  }

  @Test
  void switchesAreThoseOfTheStatistics() {
    Run run = run("threads");
    assertThat(run.recording.switches().count())
        .isEqualTo(
            run.statistics.threadSwitches().count() + run.statistics.processSwitches().count());
  }

  @Test
  void livesHaveTheirEnds() {
    ProcessLife child = run("fork").recording.processes().get(1);
    assertThat(child.parent()).isEqualTo(2);
    assertThat(child.ended()).isGreaterThan(child.born());
    assertThat(child.reaped()).isGreaterThan(child.ended());
    assertThat(child.signalled()).isFalse();
  }

  /** Whatever the length, as much is kept; sums are those of all. */
  @Test
  void whatIsKeptDoesNotGrowWithTheRun() {
    Recorder recorder = new Recorder();
    for (int i = 0; i < 100_000; i++) {
      Stamp at = new Stamp(100L * i, 0, 2, 2 + i % 200, i);
      recorder.event(
          new Event.StateChanged(
              at, ThreadState.READY, ThreadState.RUNNING, Reason.PICKED, null, 0));
      recorder.event(new Event.PacketSeen(at, "lo", new byte[1500]));
    }
    recorder.stop(10_000_000);
    Recording recording = recorder.recording();
    assertThat(recording.states().all()).hasSize(9_000);
    assertThat(recording.packets().all()).hasSize(9_000).allMatch(one -> one.bytes().length == 120);
    assertThat(recording.transitions().count(ThreadState.READY, ThreadState.RUNNING))
        .isEqualTo(100_000);
    assertThat(recording.overview().lanes()).hasSize(Overview.MOST_LANES + 1);
  }

  @Test
  void aRunThatGoesOnHasNoRecording() {
    assertThatThrownBy(new Recorder()::recording).isInstanceOf(IllegalStateException.class);
  }
}
