package ringside.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.FileNames;
import ringside.isa.asm.source.SourceText;
import ringside.lab.host.program.AssemblyException;
import ringside.lab.host.program.Executables;
import ringside.lab.host.program.LoadException;
import ringside.lab.session.Guest;
import ringside.lab.session.GuestException;

/**
 * Where a program comes from. It is built when it is needed first: what is wrong with it is then a
 * failure of the test that needs it, and not of its class.
 */
final class Source {
  private static final String RESOURCES = "src/test/resources/";
  private static final List<String> FOLDERS = List.of("", RESOURCES);

  /** What an ELF file begins with. */
  private static final byte ELF = 0x7f;

  private final String name;
  private final List<String> words;
  private final Supplier<Guest> maker;
  private volatile @Nullable Guest made;

  private Source(String name, List<String> words, Supplier<Guest> maker) {
    this.name = name;
    this.words = List.copyOf(words);
    this.maker = maker;
  }

  static Source of(Guest guest) {
    return new Source(guest.name(), List.of(guest.name()), () -> guest);
  }

  static Source bundled(String program) {
    return new Source(program, List.of(program), () -> Guest.of(program));
  }

  /** Files of the project's, as a shell in its folder names them; or of the class path. */
  static Source files(List<String> names) {
    List<String> found = names.stream().map(Source::inProject).filter(Objects::nonNull).toList();
    String name = FileNames.base(names.get(0));
    return found.size() == names.size()
        ? new Source(name, found, () -> fromFiles(name, found))
        : new Source(name, names, () -> fromClassPath(name, names));
  }

  /** Its name, without folder and ending. */
  String name() {
    return name;
  }

  /** What stands for it on the command line. */
  List<String> words() {
    return words;
  }

  /**
   * The program.
   *
   * @throws ProgramException where it can't be found or built
   */
  Guest guest() {
    Guest guest = made;
    if (guest == null) {
      try {
        guest = maker.get();
      } catch (GuestException refused) {
        throw new ProgramException(refused);
      }
      made = guest;
    }
    return guest;
  }

  private static @Nullable String inProject(String name) {
    for (String folder : FOLDERS) {
      if (Files.isRegularFile(Path.of(folder + name))) {
        return folder + name;
      }
    }
    return null;
  }

  private static Guest fromFiles(String name, List<String> files) {
    try {
      byte[] elf = new Executables(System.err::println).find(files).elf();
      return Guest.of(name, elf);
    } catch (LoadException | AssemblyException refused) {
      throw new ProgramException(refused);
    }
  }

  private static Guest fromClassPath(String name, List<String> names) {
    byte[] first = bytes(names.get(0));
    if (names.size() == 1 && first.length > 0 && first[0] == ELF) {
      return Guest.of(name, first);
    }
    List<SourceText> sources = new ArrayList<>();
    names.forEach(each -> sources.add(SourceText.of(each, bytes(each))));
    return Guest.assemble(name, sources);
  }

  private static byte[] bytes(String name) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(name)) {
      if (in == null) {
        throw new ProgramException(Words.ofHost().get("program.missing", name, RESOURCES));
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
