package ringside.lab.host.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import ringside.isa.Nearest;
import ringside.isa.asm.Build;
import ringside.isa.asm.link.BuildResult;
import ringside.isa.asm.source.Diagnostic;
import ringside.isa.asm.source.FileNames;
import ringside.isa.asm.source.SourceText;
import ringside.lab.session.Guest;
import ringside.programs.Catalogue;
import ringside.programs.Tools;

/** Finds or builds what the user names. */
public final class Executables {
  private static final int LARGEST_BYTES = 64 << 20;

  private final Consumer<String> warnings;

  /** Warnings of the assembler go where the consumer says. */
  public Executables(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * The executable of a bundled program's name, of an ELF file, or of source files.
   *
   * @throws LoadException where a file is missing
   * @throws AssemblyException where sources have errors
   */
  public Guest find(List<String> names) throws LoadException, AssemblyException {
    String first = names.get(0);
    Guest unchanged = unchanged(names);
    if (unchanged != null) {
      return unchanged;
    }
    if (areSources(names)) {
      String name = FileNames.base(first);
      return Guest.of(name, build(names));
    }
    if (names.size() > 1) {
      throw new LoadException(
          "ringside: several programs: "
              + String.join(" ", names)
              + "\n"
              + "  Only sources (.s, .S, .asm) can be given together; what the program is to find"
              + " as arguments stands after --");
    }
    if (CSource.isNamedSo(first) && isThere(first)) {
      throw CSource.refusal(first, FileNames.base(first));
    }
    Optional<byte[]> bundled = Tools.executable(first);
    return bundled.isPresent()
        ? Guest.of(first, bundled.get())
        : Guest.of(FileNames.base(first), read(first)).called(first);
  }

  /**
   * The executable of a bundled program in C whose source, as "show" prints it, is the file: until
   * it is changed it needs no compiler.
   */
  private @Nullable Guest unchanged(List<String> names) throws LoadException {
    String file = names.get(0);
    boolean single = names.size() == 1 && (FileNames.isAssembly(file) || CSource.isNamedSo(file));
    if (!single || !isThere(file)) {
      return null;
    }
    String program = CSource.bundled(read(file));
    if (program == null) {
      return null;
    }
    warnings.accept(
        "ringside: "
            + file
            + " is the bundled "
            + program
            + ", which is in C; its executable runs. When you have changed it, save it as .c:\n  "
            + CSource.howToBuild(FileNames.base(file)));
    return Guest.of(program);
  }

  /** Assembles and links sources with what they need of the bundled library. */
  public byte[] build(List<String> names) throws LoadException, AssemblyException {
    List<SourceText> sources = new ArrayList<>();
    for (String name : names) {
      byte[] text = read(name);
      if (CSource.is(text)) {
        throw CSource.refusal(name, FileNames.base(name));
      }
      sources.add(SourceText.of(name, text));
    }
    List<SourceText> library = new ArrayList<>();
    for (String part : Catalogue.partsOfLibrary()) {
      library.add(new SourceText(part, Catalogue.source(part)));
    }
    BuildResult result = Build.program(sources, library, Executables::included);
    byte[] elf = result.elf();
    if (elf == null) {
      throw new AssemblyException(result.diagnostics());
    }
    result.diagnostics().stream().map(Diagnostic::render).forEach(warnings);
    return elf;
  }

  /** The bytes of a file, with advice where there is none. */
  public static byte[] read(String name) throws LoadException {
    try {
      Path file = Path.of(name);
      if (Files.isDirectory(file)) {
        throw new LoadException("ringside: '" + name + "' is a folder; name a file in it");
      }
      return readAll(name, file);
    } catch (IOException | InvalidPathException unreadable) {
      throw new LoadException(cannotRead(name));
    }
  }

  /** A device may have no end: so much is more than any program. */
  private static byte[] readAll(String name, Path file) throws IOException, LoadException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw new LoadException("ringside: '" + name + "' is no program: it has more than 64 MiB");
      }
      return bytes;
    }
  }

  private static boolean isThere(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException impossible) {
      return false;
    }
  }

  private static String cannotRead(String name) {
    boolean there = isThere(name);
    StringBuilder text = new StringBuilder("ringside: ");
    text.append(there ? "can't read '" : "there is no program or file '").append(name).append('\'');
    String nearest = Nearest.suggestion(name, bundledNames());
    if (nearest != null) {
      text.append("\n  ").append(nearest);
    }
    return text.append("\n  'ringside list' shows the bundled programs.").toString();
  }

  /** The names of all bundled programs. */
  public static List<String> bundledNames() {
    return List.copyOf(Tools.executables());
  }

  private static byte @Nullable [] included(String name) {
    try {
      Path path = Path.of(name);
      return Files.isRegularFile(path) ? Files.readAllBytes(path) : Catalogue.load(name);
    } catch (IOException | InvalidPathException unreadable) {
      return Catalogue.load(name);
    }
  }

  /** A loop: the first stream of a run would cost it a tenth of its start. */
  private static boolean areSources(List<String> names) {
    for (String name : names) {
      if (!FileNames.isAssembly(name)) {
        return false;
      }
    }
    return true;
  }
}
