package ringside.programs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shell and the tools that it needs: guests in C, whose executables are kept beside their
 * sources, so that the project builds without a C compiler.
 */
public final class Tools {
  private static final List<String> NAMES =
      List.of("sh", "ls", "cat", "wc", "grep", "ps", "kill", "free", "ipcs", "mkdir", "rm");

  private static final String FOLDER = "tools/";

  private Tools() {}

  /** Their names, the shell first. */
  public static List<String> names() {
    return NAMES;
  }

  /** The source of a tool. */
  public static Optional<String> source(String name) {
    return NAMES.contains(name)
        ? Optional.of(Resources.text(FOLDER + name + ".c"))
        : Optional.empty();
  }

  /** The executable of a bundled program or tool. */
  public static Optional<byte[]> executable(String name) {
    return NAMES.contains(name)
        ? Optional.of(Resources.bytes(FOLDER + name))
        : Catalogue.find(name).map(Catalogue::elf);
  }

  /** The names of all bundled programs and tools, in order. */
  public static Set<String> executables() {
    Set<String> names = new TreeSet<>(NAMES);
    Catalogue.all().forEach(program -> names.add(program.name()));
    return names;
  }
}
