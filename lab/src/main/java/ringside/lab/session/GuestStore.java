package ringside.lab.session;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import ringside.isa.elf.ElfFile;
import ringside.kernel.file.tree.ProgramStore;
import ringside.programs.Tools;

/** The programs that a guest can execute: itself and all bundled ones. */
record GuestStore(Guest guest) implements ProgramStore {
  private static final String FOLDER = "/bin/";

  @Override
  public Optional<ElfFile> find(String path) {
    String file = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : path;
    return file.equals(guest.name())
        ? Optional.of(guest.file())
        : Tools.executable(file).map(ElfFile::new);
  }

  @Override
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>(Tools.executables());
    names.add(guest.name());
    return List.copyOf(names);
  }

  /** Where the guest itself stands. */
  String path() {
    return FOLDER + guest.name();
  }
}
