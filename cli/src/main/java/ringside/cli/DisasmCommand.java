package ringside.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfReader;
import ringside.lab.host.Host;
import ringside.lab.host.program.Executables;
import ringside.lab.host.program.LoadException;
import ringside.lab.report.Listing;
import ringside.programs.Tools;

/** {@code ringside disasm}: an executable as text. */
@Command(
    name = "disasm",
    description = "Disassembles an ELF file or a bundled program.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  ringside disasm hello", "  ringside disasm my.elf"})
final class DisasmCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "FILE", description = "an ELF file, or a bundled program's name")
  private String file = "";

  DisasmCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    byte[] bundled = Tools.executable(file).orElse(null);
    try {
      byte[] elf = bundled == null ? Executables.read(file) : bundled;
      PrintStream out = host.text();
      new Listing(ElfReader.read(elf)).print(out);
      out.flush();
      return Status.OK.number();
    } catch (LoadException missing) {
      throw new Failure(Status.LOAD, String.valueOf(missing.getMessage()));
    } catch (ElfFormatException bad) {
      throw new Failure(Status.LOAD, "ringside: can't read '" + file + "': " + bad.getMessage());
    }
  }
}
