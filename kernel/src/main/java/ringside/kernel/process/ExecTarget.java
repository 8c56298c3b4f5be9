package ringside.kernel.process;

import java.util.List;
import ringside.isa.elf.ElfImage;
import ringside.kernel.file.Located;

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
    Located program, String key, ElfImage image, String path, List<String> argv) {}
