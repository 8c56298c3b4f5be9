package ringside.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.lab.host.Host;
import ringside.lab.host.machine.MachineFile;

/** {@code ringside config}: what a run with the same options would be built from. */
@Command(
    name = "config",
    description = "Prints the effective configuration: key, value, meaning.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ringside config --machine tiny",
      "  ringside config --machine big --set dtlb.entries=16 --toml > my.toml",
      "  ringside run hello --machine my.toml"
    })
final class ConfigCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private MachineOptions machine = new MachineOptions();

  @Option(names = "--toml", description = "print a file that --machine takes")
  private boolean toml;

  ConfigCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    Configuration configuration = machine.configuration();
    PrintStream out = host.text();
    if (toml) {
      out.print(MachineFile.write(configuration));
    } else {
      for (Setting setting : Setting.values()) {
        out.printf(
            "%-17s %-12s %s%n", setting.key(), configuration.text(setting), setting.meaning());
      }
    }
    out.flush();
    return Status.OK.number();
  }
}
