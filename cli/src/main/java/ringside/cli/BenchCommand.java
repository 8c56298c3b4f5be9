package ringside.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.bench.Speeds;
import ringside.lab.host.Host;
import ringside.lab.host.JsonFile;
import ringside.lab.host.bench.Bench;
import ringside.lab.report.BenchReport;
import ringside.lab.report.Texts;
import ringside.lab.session.Machine;

/** {@code ringside bench}: how fast guest programs run here, beside qemu-riscv32. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "PROGRAM", arity = "0..*")
  private List<String> programs = new ArrayList<>();

  @Option(names = "--rounds", paramLabel = "NUMBER")
  private int rounds = 5;

  @Option(names = "--json", paramLabel = "FILE")
  private @Nullable String json;

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  @Option(names = "--engine", paramLabel = RunOptions.ENGINES)
  private @Nullable String engine;

  @Mixin private MachineOptions machine = new MachineOptions();

  BenchCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    Texts texts = new Texts(Languages.choose(language, host));
    List<String> wanted = programs.isEmpty() ? Bench.PROGRAMS : programs;
    check(wanted);
    Speeds speeds = measure(wanted, texts);
    PrintStream out = host.text();
    BenchReport.print(texts, out, speeds);
    out.flush();
    if (json != null) {
      HostFiles.write(
          "--json",
          json,
          file -> {
            JsonFile.write(Files.newOutputStream(file), value -> BenchReport.write(value, speeds));
            return file;
          });
    }
    return Status.OK.number();
  }

  private void check(List<String> wanted) throws Failure {
    for (String program : wanted) {
      if (!Bench.PROGRAMS.contains(program)) {
        String known = String.join(", ", Bench.PROGRAMS);
        throw new Failure(
            Status.USAGE, "ringside: bench knows no program " + program + "; it has " + known);
      }
    }
    if (rounds < 1) {
      throw new Failure(Status.USAGE, "ringside: --rounds is 1 or more, not " + rounds);
    }
  }

  private Speeds measure(List<String> wanted, Texts texts) throws Failure {
    Progress progress = new Progress(host, texts, wanted.size());
    Machine measured = Machine.of(machine.configuration()).by(RunOptions.engine(engine));
    try {
      return new Bench(measured, rounds, progress::step).measure(wanted);
    } catch (IOException failed) {
      throw new Failure(
          Status.LOAD, "ringside: bench has measured nothing: " + failed.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Failure(Status.LOAD, "ringside: bench was interrupted");
    } finally {
      progress.end();
    }
  }
}
