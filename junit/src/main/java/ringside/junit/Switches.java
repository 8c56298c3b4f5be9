package ringside.junit;

import org.assertj.core.api.AbstractLongAssert;
import org.assertj.core.api.Assertions;
import ringside.kernel.statistics.RunStatistics;
import ringside.kernel.statistics.SwitchStatistics;

/** Assertions on the switches of a run. */
public final class Switches {
  private final RunStatistics statistics;
  private final String command;

  Switches(RunStatistics statistics, String command) {
    this.statistics = statistics;
    this.command = command;
  }

  /** How often another process went on: the page-table base (CR3) changed. */
  public AbstractLongAssert<?> processes() {
    return count("switches between processes", statistics.processSwitches());
  }

  /** How often another thread of the same process went on. */
  public AbstractLongAssert<?> threads() {
    return count("switches between threads", statistics.threadSwitches());
  }

  /** Cycles of all switches, direct and indirect. */
  public AbstractLongAssert<?> cycles() {
    long cycles = statistics.processSwitches().cycles() + statistics.threadSwitches().cycles();
    return Assertions.assertThat(cycles).as("cycles of switches of: %s", command);
  }

  private AbstractLongAssert<?> count(String what, SwitchStatistics switches) {
    return Assertions.assertThat(switches.count()).as("%s of: %s", what, command);
  }
}
