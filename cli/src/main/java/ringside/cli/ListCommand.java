package ringside.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ringside.lab.host.Host;
import ringside.lab.report.Texts;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.ProgramTexts;
import ringside.programs.Tools;

/** {@code ringside list}: the bundled programs. */
@Command(
    name = "list",
    description = "Lists the bundled programs in the order of a course.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  ringside list", "  ringside list --long --lang ko"})
final class ListCommand implements Callable<Integer> {
  private final Host host;

  @Option(names = "--long", description = "with what each shows and what to try")
  private boolean explained;

  @Option(names = "--lang", paramLabel = "en|ko", description = "language of the titles")
  private @Nullable String language;

  ListCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    Locale locale = Languages.choose(language, host);
    ProgramTexts texts = new ProgramTexts(locale);
    PrintStream out = host.text();
    int nameWidth = width(Catalogue.all().stream().map(GuestProgram::name).toList());
    int claimsWidth = width(Catalogue.all().stream().map(ListCommand::claims).toList());
    for (GuestProgram program : Catalogue.all()) {
      out.print(pad(program.name(), nameWidth));
      out.print(pad(claims(program), claimsWidth));
      out.println(texts.title(program));
      if (explained) {
        out.println("    " + texts.explanation(program));
      }
    }
    String tools = String.join(" ", Tools.names());
    out.println();
    out.println(new Texts(locale).get("list.tools", tools));
    out.flush();
    return Status.OK.number();
  }

  private static String claims(GuestProgram program) {
    return String.join(" ", program.claims());
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0) + 2;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
