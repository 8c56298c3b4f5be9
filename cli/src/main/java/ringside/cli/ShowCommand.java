package ringside.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.isa.Nearest;
import ringside.lab.host.Host;
import ringside.lab.host.program.CSource;
import ringside.lab.host.program.Executables;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.ProgramTexts;
import ringside.programs.Tools;

/** {@code ringside show}: the source of a bundled program. */
@Command(
    name = "show",
    description = "Prints the source of a bundled program, or of a part of the library.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ringside show pipe",
      "  ringside show pipe --explain",
      "  ringside show hello > my.s     a beginning for a program of your own",
      "  ringside show lib/print.s",
      "  ringside show ipc-cost > my.c  some programs are in C: standard error says how to build them"
    })
final class ShowCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(paramLabel = "NAME", description = "of a program, or a file like lib/print.s")
  private String name = "";

  @Option(names = "--explain", description = "say what it shows instead")
  private boolean explain;

  @Option(names = "--lang", paramLabel = "en|ko", description = "language of the explanation")
  private @Nullable String language;

  ShowCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    PrintStream out = host.text();
    GuestProgram program = Catalogue.find(name).orElse(null);
    boolean isInC = program != null && program.isInC() && !explain;
    if (program == null) {
      Optional<String> tool = Tools.source(name);
      out.print(tool.isPresent() ? tool.get() : library());
      isInC = tool.isPresent();
    } else if (explain) {
      ProgramTexts texts = new ProgramTexts(Languages.choose(language, host));
      out.println(texts.title(program));
      out.println(texts.explanation(program));
    } else {
      for (String source : program.sources()) {
        if (!source.startsWith("lib/")) {
          out.print(Catalogue.source(source));
        }
      }
    }
    out.flush();
    if (isInC) {
      host.err().println("ringside: " + name + " is written in C: save it as " + name + ".c");
      host.err().println("  " + CSource.howToBuild(name));
    }
    return Status.OK.number();
  }

  private String library() throws Failure {
    if (Catalogue.load(name) != null) {
      return Catalogue.source(name);
    }
    String nearest = Nearest.suggestion(name, Executables.bundledNames());
    throw new Failure(
        Status.LOAD,
        "ringside: there is no bundled program '"
            + name
            + "'\n  "
            + (nearest == null ? "'ringside list' shows them all." : nearest));
  }
}
