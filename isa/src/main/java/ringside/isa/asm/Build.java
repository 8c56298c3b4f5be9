package ringside.isa.asm;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.asm.link.Archive;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.link.LinkOptions;
import ringside.isa.asm.link.Linker;
import ringside.isa.asm.link.ObjectFile;
import ringside.isa.asm.source.Diagnostic;
import ringside.isa.asm.source.Severity;
import ringside.isa.asm.source.SourceLoader;
import ringside.isa.asm.source.SourceText;

/** From sources to a program in one call. */
public final class Build {
  private Build() {}

  /**
   * Assembles and links files in this order. The program starts at {@code _start}, or else where
   * .text begins, of which a warning tells.
   *
   * @param loader where included files come from
   */
  public static BuildResult program(List<SourceText> sources, SourceLoader loader) {
    return program(sources, List.of(), loader);
  }

  /**
   * Assembles and links files in this order, then those parts of a library that they need.
   *
   * @param library sources of which only those are linked that define a name the program lacks
   * @param loader where included files come from
   */
  public static BuildResult program(
      List<SourceText> sources, List<SourceText> library, SourceLoader loader) {
    Assembler assembler = new Assembler();
    List<ObjectFile> objects = new ArrayList<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    boolean sound = true;
    for (SourceText source : sources) {
      Assembler.Result result = assembler.run(source, loader);
      objects.add(result.object());
      diagnostics.addAll(result.diagnostics());
      sound &= result.ok();
    }
    objects.addAll(Archive.pick(objects, assembled(assembler, library, loader)));
    BuildResult linked = Linker.link(objects, LinkOptions.DEFAULT);
    if (sound) {
      diagnostics.addAll(linked.diagnostics());
      return new BuildResult(linked.elf(), diagnostics);
    }
    diagnostics.addAll(ownMistakes(linked.diagnostics()));
    return new BuildResult(null, diagnostics);
  }

  private static List<ObjectFile> assembled(
      Assembler assembler, List<SourceText> library, SourceLoader loader) {
    List<ObjectFile> parts = new ArrayList<>();
    for (SourceText part : library) {
      Assembler.Result result = assembler.run(part, loader);
      if (!result.ok()) {
        throw new IllegalStateException("the library does not assemble: " + part.name());
      }
      parts.add(result.object());
    }
    return parts;
  }

  /** Misspelled names are worth telling at once; the rest may follow from the errors before. */
  private static List<Diagnostic> ownMistakes(List<Diagnostic> linkDiagnostics) {
    List<Diagnostic> kept = new ArrayList<>();
    for (Diagnostic diagnostic : linkDiagnostics) {
      if (diagnostic.severity() == Severity.ERROR
          && diagnostic.line() > 0
          && diagnostic.suggestion() != null) {
        kept.add(diagnostic);
      }
    }
    return kept;
  }
}
