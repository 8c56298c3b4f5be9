package ringside.isa.asm.link;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.Diagnostic;

/**
 * What came of building a program.
 *
 * @param elf the executable, or null if there were errors; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once
public record BuildResult(byte @Nullable [] elf, List<Diagnostic> diagnostics) {
  public BuildResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
