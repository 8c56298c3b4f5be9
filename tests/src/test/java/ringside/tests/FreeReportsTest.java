package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.isa.elf.ElfFormatException;
import ringside.lab.explain.ThreadReport;
import ringside.lab.explain.ThreadReports;
import ringside.lab.session.Stop;

/** Reports look at a computer and change nothing of it: not a cycle, not a line of a cache. */
final class FreeReportsTest {
  private static final int PIECES = 40;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deadlock",
        "prodcons",
        "msgqueue",
        "pipeline",
        "socketpair",
        "priorities",
        "waiting",
        "shared-memory",
        "fifo",
        "remote-echo",
        "webserver",
        "mutex",
        "orphan"
      })
  void runThatIsReportedOnAtEveryStopEndsAtTheSameCycle(String program) throws ElfFormatException {
    long whole = cycles(program, false);
    assertThat(cycles(program, true)).isEqualTo(whole);
  }

  private static long cycles(String program, boolean reports) throws ElfFormatException {
    GuestRun.Prepared run = GuestRun.of(program).prepare();
    for (int piece = 1; piece <= PIECES; piece++) {
      run.session().runUntil(Stop.atCycle(piece * 20_000L));
      if (reports) {
        List<ThreadReport> all = new ThreadReports(run.computer()).all();
        assertThat(all).allMatch(report -> !report.backtrace().isEmpty());
      }
    }
    long clock = run.computer().hart().meter().clock();
    run.switchOff();
    return clock;
  }
}
