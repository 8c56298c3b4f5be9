package ringside.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import ringside.isa.asm.Build;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.Diagnostic;
import ringside.isa.asm.source.SourceText;

/**
 * Builds the executables of all bundled programs, so that running one needs no assembling. It is
 * itself run when the project is built.
 */
public final class BuildPrograms {
  private BuildPrograms() {}

  /**
   * Writes one ELF file per program, named like the program.
   *
   * @param arguments the folder for them, made if it is missing
   * @throws IllegalStateException if a program has errors or warnings; the message shows them all
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("give one argument: the folder for the executables");
    }
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (GuestProgram program : Catalogue.all()) {
      Files.write(folder.resolve(program.name()), build(program));
    }
  }

  /** The executable of one program. */
  static byte[] build(GuestProgram program) {
    if (program.isInC()) {
      return Resources.bytes("c/" + program.name());
    }
    List<SourceText> sources =
        program.sources().stream()
            .map(name -> new SourceText(name, Catalogue.source(name)))
            .toList();
    BuildResult result = Build.program(sources, Catalogue::load);
    byte[] elf = result.elf();
    if (elf == null || !result.diagnostics().isEmpty()) {
      throw new IllegalStateException(
          result.diagnostics().stream()
              .map(Diagnostic::render)
              .collect(Collectors.joining("\n", "cannot build " + program.name() + ":\n", "")));
    }
    return elf;
  }
}
