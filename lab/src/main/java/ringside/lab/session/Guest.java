package ringside.lab.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ringside.isa.Nearest;
import ringside.isa.asm.Build;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.Diagnostic;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;
import ringside.isa.elf.ElfFile;
import ringside.isa.elf.ElfFormatException;
import ringside.isa.elf.ElfImage;
import ringside.programs.Catalogue;
import ringside.programs.GuestProgram;
import ringside.programs.Tools;

/**
 * What runs: an executable, its arguments, environment and standard input. Immutable; methods like
 * {@link #args} yield another guest that differs in one thing.
 */
public final class Guest {
  private final String name;
  private final ElfFile elf;
  private final String calledAs;
  private final List<String> arguments;
  private final List<String> environment;
  private final byte[] input;

  private Guest(
      String name,
      ElfFile elf,
      String calledAs,
      List<String> arguments,
      List<String> environment,
      byte[] input) {
    this.name = name;
    this.elf = elf;
    this.calledAs = calledAs;
    this.arguments = List.copyOf(arguments);
    this.environment = List.copyOf(environment);
    this.input = input;
  }

  /**
   * A bundled program or tool, without arguments, environment and input.
   *
   * @throws GuestException where there is none of that name
   */
  public static Guest of(String program) {
    byte[] elf = Tools.executable(program).orElseThrow(() -> unknown(program));
    return new Guest(program, new ElfFile(elf), program, List.of(), List.of(), new byte[0]);
  }

  /**
   * An ELF file. Whether this machine can run it is found out when it is started.
   *
   * @param name its file in the guest's /bin
   */
  public static Guest of(String name, byte[] elf) {
    return new Guest(name, new ElfFile(elf.clone()), name, List.of(), List.of(), new byte[0]);
  }

  /** A bundled program with the catalogue's arguments, environment and input. */
  public static Guest inCatalogue(GuestProgram program) {
    return new Guest(
        program.name(),
        new ElfFile(Catalogue.elf(program)),
        program.name(),
        program.arguments(),
        program.environment(),
        Catalogue.input(program));
  }

  /**
   * A program in assembly, with what it needs of the bundled library.
   *
   * @param name of the program; errors name the source {@code name.s}
   * @throws GuestException where it has errors
   */
  public static Guest assemble(String name, String source) {
    return assemble(name, List.of(new SourceText(name + ".s", source)));
  }

  /**
   * A program in several sources, with what they need of the bundled library.
   *
   * @throws GuestException where they have errors
   */
  public static Guest assemble(String name, List<SourceText> sources) {
    return assemble(name, sources, Catalogue::load);
  }

  /**
   * The same with files of its own to include.
   *
   * @param loader where included files come from, those of the bundled library too
   * @throws GuestException where they have errors
   */
  public static Guest assemble(String name, List<SourceText> sources, SourceLoader loader) {
    List<SourceText> library =
        Catalogue.partsOfLibrary().stream()
            .map(part -> new SourceText(part, Catalogue.source(part)))
            .toList();
    BuildResult result = Build.program(sources, library, loader);
    byte[] elf = result.elf();
    if (elf == null) {
      String all =
          result.diagnostics().stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
      throw new GuestException(GuestException.Kind.ASSEMBLY, all, null);
    }
    return new Guest(name, new ElfFile(elf), name, List.of(), List.of(), new byte[0]);
  }

  /** The same with other arguments; argv[0] is not among them. */
  public Guest args(String... given) {
    return args(List.of(given));
  }

  /** The same with other arguments; argv[0] is not among them. */
  public Guest args(List<String> given) {
    return new Guest(name, elf, calledAs, given, environment, input);
  }

  /** The same with other variables, each as NAME=value. */
  public Guest environment(List<String> given) {
    return new Guest(name, elf, calledAs, arguments, given, input);
  }

  /** The same with a text as standard input, in UTF-8. */
  public Guest stdin(String given) {
    return stdin(given.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with other standard input. */
  public Guest stdin(byte[] given) {
    return new Guest(name, elf, calledAs, arguments, environment, given.clone());
  }

  /** The same with another argv[0] than its name. */
  public Guest called(String given) {
    return new Guest(name, elf, given, arguments, environment, input);
  }

  /** Its file in the guest's /bin. */
  public String name() {
    return name;
  }

  /** What it finds as argv[0]. */
  public String calledAs() {
    return calledAs;
  }

  /** Its executable. */
  public byte[] elf() {
    return elf.bytes().clone();
  }

  /**
   * Its executable, as the kernel reads it.
   *
   * @throws GuestException where it is none for this machine
   */
  public ElfImage image() {
    try {
      return elf.image();
    } catch (ElfFormatException bad) {
      throw GuestException.format(calledAs, bad);
    }
  }

  /** Its executable, not to be changed. */
  ElfFile file() {
    return elf;
  }

  /** Its standard input. */
  public byte[] input() {
    return input.clone();
  }

  /** argv as the kernel keeps it. */
  public List<String> argv() {
    List<String> argv = new ArrayList<>(List.of(GuestWords.forKernel(calledAs)));
    arguments.forEach(argument -> argv.add(GuestWords.forKernel(argument)));
    return argv;
  }

  /** envp as the kernel keeps it. */
  public List<String> envp() {
    return environment.stream().map(GuestWords::forKernel).toList();
  }

  private static GuestException unknown(String program) {
    String nearest = Nearest.suggestion(program, List.copyOf(Tools.executables()));
    String advice = nearest == null ? "" : "\n  " + nearest;
    return new GuestException(
        GuestException.Kind.UNKNOWN,
        "there is no bundled program '" + program + "'" + advice,
        null);
  }
}
