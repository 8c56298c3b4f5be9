package example;

import org.junit.jupiter.api.Test;
import ringside.junit.ForEverySchedule;
import ringside.junit.Program;
import ringside.junit.Run;
import ringside.junit.Schedules;
import ringside.mmu.ledger.Cause;

class CounterTest {
  static final Program COUNTER = Program.assemble("counter.s", "lock.s");

  @Test
  void countsOnce() {
    COUNTER.args("3").run().exited(0).stdout("6\n").leftNothing().keptCallingConvention();
  }

  @Test
  void isCheap() {
    Run run = COUNTER.args("3").run();
    run.cycles(Cause.DTLB).isLessThan(2_000);
    run.switches().processes().isZero();
    run.figure("calls.clone").isEqualTo(2);
    run.word("count").isEqualTo(6);
  }

  @ForEverySchedule(preemptions = 2)
  void countsExactly(Schedules all) {
    all.of(COUNTER.args("1")).exited(0).stdout("2\n").noRace("count");
  }
}
