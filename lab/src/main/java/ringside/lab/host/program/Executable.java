package ringside.lab.host.program;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import ringside.kernel.file.tree.ProgramStore;
import ringside.programs.Tools;

/**
 * The program that a run begins with.
 *
 * @param name its file in the program store is /bin/name
 * @param calledAs what it finds as argv[0]
 * @param elf the bytes of its file; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once
public record Executable(String name, String calledAs, byte[] elf) {
  private static final String FOLDER = "/bin/";

  /** Where execve finds it. */
  public String path() {
    return FOLDER + name;
  }

  /** The programs that the guest can execute: this one and all bundled ones. */
  public ProgramStore store() {
    return new Store(name, elf);
  }

  private record Store(String name, byte[] elf) implements ProgramStore {
    @Override
    public Optional<byte[]> find(String path) {
      String file = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path;
      return file.equals(name) ? Optional.of(elf) : Tools.executable(file);
    }

    @Override
    public List<String> names() {
      TreeSet<String> names = new TreeSet<>(Tools.executables());
      names.add(name);
      return List.copyOf(names);
    }
  }
}
