package ringside.kernel.file;

import java.util.Optional;

/** The programs that execve can find, by path. */
@FunctionalInterface
public interface ProgramStore {
  /** The bytes of the ELF file at an absolute path, if there is one. */
  Optional<byte[]> find(String path);
}
