package example;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import ringside.junit.Program;
import ringside.junit.Schedules;

class BrokenCounterProperties {
  static final Program COUNTER = Program.assemble("counter.s", "broken-lock.s");

  @Property(tries = 5, seed = "7")
  void countsExactly(@ForAll @IntRange(min = 0, max = 20) int rounds) {
    Schedules.within(2, "1m")
        .of(COUNTER.args("" + rounds))
        .stdout(2 * rounds + "\n")
        .explore();
  }
}
