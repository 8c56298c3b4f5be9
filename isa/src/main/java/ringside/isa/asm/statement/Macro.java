package ringside.isa.asm.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.Statement;

/** A macro as defined (GNU as manual, ".macro"). */
record Macro(String name, List<Parameter> parameters, List<Statement> body) {
  /**
   * A parameter.
   *
   * @param byDefault what it is if no argument is given, or null for nothing
   * @param required whether an argument must be given
   * @param takesRest whether it takes all remaining arguments
   */
  record Parameter(String name, @Nullable String byDefault, boolean required, boolean takesRest) {}
}
