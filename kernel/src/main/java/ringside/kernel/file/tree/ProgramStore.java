package ringside.kernel.file.tree;

import java.util.List;
import java.util.Optional;
import ringside.isa.elf.ElfFile;

/** The programs that stand under /bin. */
@FunctionalInterface
public interface ProgramStore {
  /** The ELF file at an absolute path, if there is one. */
  Optional<ElfFile> find(String path);

  /** Their names in order, for listings; a store that can't tell lists none. */
  default List<String> names() {
    return List.of();
  }
}
