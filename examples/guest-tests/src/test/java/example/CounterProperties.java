package example;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import ringside.junit.Program;
import ringside.junit.Schedules;
import ringside.junit.Seed;
import ringside.kernel.config.SchedulingKind;
import ringside.lab.session.Machine;

class CounterProperties {
  static final Program COUNTER = Program.assemble("counter.s", "lock.s");

  @Property(tries = 5)
  void countsExactly(@ForAll @IntRange(min = 0, max = 20) int rounds) {
    Schedules.within(2, "1s")
        .of(COUNTER.args("" + rounds))
        .stdout(2 * rounds + "\n")
        .explore();
  }

  @Property(tries = 100)
  void countsOnAnyMachine(
      @ForAll Machine machine, @ForAll SchedulingKind policy, @ForAll Seed seed) {
    COUNTER.args("20").on(machine).under(policy).seed(seed).run().exited(0).stdout("40\n");
  }
}
