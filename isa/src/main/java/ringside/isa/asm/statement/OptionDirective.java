package ringside.isa.asm.statement;

import java.util.ArrayDeque;
import java.util.Deque;
import ringside.isa.asm.instruction.InstructionAssembler;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.source.Diagnostics;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** .option (GNU as manual, "RISC-V Directives"). */
final class OptionDirective {
  private final InstructionAssembler instructions;
  private final Diagnostics diagnostics;
  private final Deque<Boolean> pushed = new ArrayDeque<>();

  OptionDirective(InstructionAssembler instructions, Diagnostics diagnostics) {
    this.instructions = instructions;
    this.diagnostics = diagnostics;
  }

  /** Relaxation by the linker does not happen here, so that most make no difference. */
  void set(Lexer lexer) {
    Place place = lexer.place();
    String option = lexer.rest();
    switch (option) {
      case "norelax", "relax", "norvc", "csr-check", "no-csr-check" -> {}
      case "pic" -> instructions.positionIndependent(true);
      case "nopic" -> instructions.positionIndependent(false);
      case "push" -> pushed.push(instructions.isPositionIndependent());
      case "pop" -> pop(place);
      case "rvc" -> throw noCompressed(place);
      default -> {
        if (!option.startsWith("arch")) {
          diagnostics.warning(place, "unknown option '" + option + "'", null);
        } else if (addsCompressed(option)) {
          throw noCompressed(place);
        }
      }
    }
  }

  private void pop(Place place) {
    if (pushed.isEmpty()) {
      throw new SourceException(place.column(), ".option pop without .option push");
    }
    instructions.positionIndependent(pushed.pop());
  }

  private static SourceException noCompressed(Place place) {
    return new SourceException(place.column(), "this machine has no compressed instructions");
  }

  /** Whether one of the names behind arch is +c, +zc..., or a whole set with a c in it. */
  private static boolean addsCompressed(String option) {
    for (String part : option.substring("arch".length()).split(",", -1)) {
      String name = part.strip();
      boolean set = name.startsWith("rv32");
      int end = name.indexOf('_');
      String single = set ? name.substring(4, end < 0 ? name.length() : end) : "";
      if (name.equals("+c") || name.startsWith("+zc") || single.indexOf('c') >= 0) {
        return true;
      }
    }
    return false;
  }
}
