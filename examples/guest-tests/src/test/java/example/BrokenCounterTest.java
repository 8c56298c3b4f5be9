package example;

import org.junit.jupiter.api.Test;
import ringside.junit.ForEverySchedule;
import ringside.junit.Program;
import ringside.junit.Schedules;

class BrokenCounterTest {
  static final Program COUNTER = Program.assemble("counter.s", "broken-lock.s");

  @Test
  void countsOnce() {
    COUNTER.args("3").run().exited(0).stdout("6\n");
  }

  @ForEverySchedule(preemptions = 2)
  void countsExactly(Schedules all) {
    all.of(COUNTER.args("1")).exited(0).stdout("2\n");
  }
}
