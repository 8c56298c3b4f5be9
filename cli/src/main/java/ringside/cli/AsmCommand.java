package ringside.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.host.Host;
import ringside.lab.host.program.AssemblyException;
import ringside.lab.host.program.Executables;
import ringside.lab.host.program.LoadException;

/** {@code ringside asm}: sources to an executable. */
@Command(
    name = "asm",
    description = "Assembles and links sources with what they need of the bundled library.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ringside asm my.s -o my",
      "  ringside asm main.s helper.s -o both && qemu-riscv32 both"
    })
final class AsmCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "sources in the GNU as dialect: .s, .asm; .S goes through the C preprocessor")
  private List<String> files = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = "the executable to write")
  private String output = "";

  AsmCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    byte[] elf = build();
    // Not every file system knows who may execute; that it is an executable then says the header.
    HostFiles.write(
        "-o", output, file -> Files.write(file, elf).toFile().setExecutable(true, false));
    return Status.OK.number();
  }

  private byte[] build() throws Failure {
    try {
      return new Executables(host.err()::println).build(files);
    } catch (LoadException missing) {
      throw new Failure(Status.LOAD, String.valueOf(missing.getMessage()));
    } catch (AssemblyException wrong) {
      throw new Failure(Status.ASSEMBLY, String.valueOf(wrong.getMessage()));
    }
  }
}
