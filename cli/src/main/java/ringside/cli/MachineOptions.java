package ringside.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Setting;
import ringside.lab.host.machine.MachineFile;

/** The options that say what computer to build. */
final class MachineOptions {
  @Option(
      names = "--machine",
      paramLabel = "PRESET|FILE.toml",
      description = "classic (the default), textbook, big, tiny, or a file; see 'config --toml'")
  private @Nullable String machine;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "set one value, as often as you like; 'config' lists the keys")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--sched",
      paramLabel = "POLICY",
      description = "rr, fcfs, priority, mlfq, lottery, cfs or eevdf")
  private @Nullable String sched;

  @Option(names = "--quantum", paramLabel = "CYCLES", description = "turn of a thread, in cycles")
  private @Nullable String quantum;

  @Option(
      names = "--asid",
      paramLabel = "on|off",
      description = "whether TLB entries survive a write of the page-table base (CR3)")
  private @Nullable String asid;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "of every random choice")
  private @Nullable String seed;

  @Option(
      names = "--abi",
      paramLabel = "linux|rars",
      description = "whose system calls: rars runs programs that were written for RARS")
  private @Nullable String abi;

  /** The configuration that they describe. */
  Configuration configuration() throws Failure {
    return configuration(machineOr("classic"), Map.of(), Map.of());
  }

  /** The machine that they name, or another where they name none. */
  String machineOr(String otherwise) {
    return machine == null ? otherwise : machine;
  }

  /**
   * The configuration of one of several computers.
   *
   * @param name of the machine
   * @param before settings that the options replace
   * @param after settings that replace the options
   */
  Configuration configuration(String name, Map<String, String> before, Map<String, String> after)
      throws Failure {
    Map<String, String> changes = new LinkedHashMap<>(before);
    changes.putAll(settings);
    put(changes, Setting.SCHED, sched);
    put(changes, Setting.QUANTUM, quantum);
    put(changes, Setting.ASID, asid);
    put(changes, Setting.SEED, seed);
    put(changes, Setting.ABI, abi);
    changes.putAll(after);
    try {
      return MachineFile.machine(name).with(changes);
    } catch (ConfigurationException wrong) {
      throw new Failure(Status.USAGE, "ringside: " + wrong.getMessage());
    }
  }

  private static void put(Map<String, String> changes, Setting setting, @Nullable String value) {
    if (value != null) {
      changes.put(setting.key(), value);
    }
  }
}
