package ringside.isa.asm.instruction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Register;
import ringside.isa.asm.section.Expression;
import ringside.isa.asm.section.Symbol;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** Puts the operands of a pseudo-instruction into the instructions that it stands for. */
final class Template {
  private final String pattern;
  private final List<Operand> given;
  private final Place place;
  private @Nullable Symbol auipc;

  Template(String pattern, List<Operand> given, Place place) {
    this.pattern = pattern;
    this.given = given;
    this.place = place;
  }

  /** Remembers where the first instruction goes: %pcrel_lo refers to it. */
  void beforeInstruction(SymbolTable symbols) {
    if (auipc == null && pattern.indexOf('A') >= 0) {
      auipc = symbols.here();
    }
  }

  static String mnemonic(String line) {
    int blank = line.indexOf(' ');
    return blank < 0 ? line : line.substring(0, blank);
  }

  List<Operand> operands(String line) {
    List<Operand> operands = new ArrayList<>(3);
    int start = line.indexOf(' ') + 1;
    while (start > 0) {
      int comma = line.indexOf(',', start);
      operands.add(operand(comma < 0 ? line.substring(start) : line.substring(start, comma)));
      start = comma + 1;
    }
    return operands;
  }

  private Operand operand(String text) {
    int parenthesis = text.indexOf('(');
    if (parenthesis >= 0) {
      Operand base = operand(text.substring(parenthesis + 1, text.length() - 1));
      Operand offset = operand(text.substring(0, parenthesis));
      return Operand.memory(base.register(), offset.value(), offset.function(), offset.place());
    }
    if (text.length() == 1 && pattern.indexOf(text.charAt(0)) >= 0) {
      return given.get(pattern.indexOf(text.charAt(0)));
    }
    if (Register.number(text) >= 0) {
      return Operand.register(Register.number(text), text, place);
    }
    return switch (text) {
      case "%pcrel_hi" -> symbolic(Operand.Function.PCREL_HI);
      case "%got_pcrel_hi" -> symbolic(Operand.Function.GOT_HI);
      case "%call" -> symbolic(Operand.Function.CALL);
      case "%pcrel_lo" -> lowPart();
      default -> literal(text);
    };
  }

  private Operand symbolic(Operand.Function function) {
    Operand address = given.get(pattern.indexOf('A'));
    Expression value = address.value();
    boolean linkageTable =
        function == Operand.Function.CALL && address.function() == Operand.Function.PLT;
    if (value == null || address.function() != null && !linkageTable) {
      throw new SourceException(address.column(), "expected a symbol");
    }
    return Operand.value(value, function, "", address.place());
  }

  private Operand lowPart() {
    if (auipc == null) {
      throw new IllegalStateException("a template with %pcrel_lo needs an address operand");
    }
    Expression label = new Expression.Reference(auipc);
    return Operand.value(label, Operand.Function.PCREL_LO, "", place);
  }

  /** A number, or the name of a csr or fence set. */
  private Operand literal(String text) {
    boolean number = text.charAt(0) == '-' || Character.isDigit(text.charAt(0));
    long value = number ? Long.parseLong(text) : 0;
    return Operand.value(new Expression.Constant(value), null, text, place);
  }
}
