package ringside.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.kernel.config.Choice;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.ConfigurationException;
import ringside.kernel.config.Preset;
import ringside.kernel.config.Setting;
import ringside.lab.host.Host;
import ringside.lab.host.machine.MachineFile;

/** {@code ringside config}: what a run with the same options would be built from. */
@Command(
    name = "config",
    description = "Prints the effective configuration: key, value, meaning, what is allowed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ringside config --machine tiny",
      "  ringside config sched quantum",
      "  ringside config --machine big --set dtlb.entries=16 --toml > my.toml",
      "  ringside run hello --machine my.toml"
    })
final class ConfigCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private MachineOptions machine = new MachineOptions();

  @Parameters(
      paramLabel = "KEY",
      arity = "0..*",
      description = "of a setting to explain: its choices, and its value in each preset")
  private List<String> keys = List.of();

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
    } else if (keys.isEmpty()) {
      for (Setting setting : Setting.values()) {
        line(out, configuration, setting);
      }
    } else {
      for (Setting setting : settings()) {
        line(out, configuration, setting);
        details(out, setting);
      }
    }
    out.flush();
    return Status.OK.number();
  }

  private List<Setting> settings() throws Failure {
    List<Setting> settings = new ArrayList<>();
    for (String key : keys) {
      try {
        settings.add(Setting.known(key));
      } catch (ConfigurationException unknown) {
        throw new Failure(Status.USAGE, "ringside: " + unknown.getMessage());
      }
    }
    return settings;
  }

  private static void line(PrintStream out, Configuration configuration, Setting setting) {
    out.printf(
        "%-17s %-12s %s (%s)%n",
        setting.key(), configuration.text(setting), setting.meaning(), setting.type().allowed());
  }

  private static void details(PrintStream out, Setting setting) {
    for (Choice choice : setting.type().choices()) {
      out.printf("  %-15s %s%n", choice.name(), choice.meaning());
    }
    for (Preset preset : Preset.values()) {
      String name = preset.name().toLowerCase(Locale.ROOT);
      out.printf("  %-15s %s%n", "in " + name, setting.textIn(preset));
    }
  }
}
