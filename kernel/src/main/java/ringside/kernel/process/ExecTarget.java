package ringside.kernel.process;

import java.util.List;
import ringside.isa.elf.ElfImage;
import ringside.kernel.file.Inode;
import ringside.kernel.file.Located;
import ringside.kernel.identity.Credentials;

/**
 * What execve is to run, scripts resolved.
 *
 * @param program the ELF file
 * @param key names its contents: another where they have changed
 * @param image what stands in it
 * @param path what was asked for: a script's own path
 * @param argv the arguments; those of a script's interpreter before it
 */
public record ExecTarget(
    Located program, String key, ElfImage image, String path, List<String> argv) {
  /**
   * Makes credentials those of the program: its file's owner where it is marked so (S_ISUID,
   * S_ISGID), unless somebody traces who begins it.
   */
  public void begin(Credentials who, boolean traced) {
    Inode file = program.inode();
    who.begin(
        traced ? Credentials.KEEP : file.runsForUser(),
        traced ? Credentials.KEEP : file.runsForGroup());
  }
}
