package ringside.lab.host.program;

import java.util.List;
import ringside.isa.asm.source.Diagnostic;

/** Sources with errors; the message shows them all. */
public final class AssemblyException extends Exception {
  private static final long serialVersionUID = 1;

  AssemblyException(List<Diagnostic> diagnostics) {
    super(String.join("\n", diagnostics.stream().map(Diagnostic::render).toList()));
  }
}
