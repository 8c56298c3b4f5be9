package ringside.isa.asm.instruction;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.isa.Instruction;
import ringside.isa.asm.section.Evaluator;
import ringside.isa.asm.section.Expression;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** Turns a mnemonic and its operands into words: chooses the form, expands pseudo-instructions. */
public final class InstructionAssembler {
  private static final int FENCE_TSO = 0x8330000f;
  private static final Set<String> ADDRESS_LOADS = Set.of("la", "lla", "lga");

  private final InstructionForms forms;
  private final Sections sections;
  private final SymbolTable symbols;
  private final WordEncoder encoder;
  private boolean positionIndependent;

  /** An assembler that emits into the current section. */
  public InstructionAssembler(InstructionForms forms, Sections sections, SymbolTable symbols) {
    this.forms = forms;
    this.sections = sections;
    this.symbols = symbols;
    this.encoder = new WordEncoder(sections);
  }

  /** .option pic: la takes addresses from the global offset table from now on, or no longer. */
  public void positionIndependent(boolean on) {
    positionIndependent = on;
  }

  /** Whether .option pic is on. */
  public boolean isPositionIndependent() {
    return positionIndependent;
  }

  /** Whether there is an instruction or pseudo-instruction of a mnemonic. */
  public boolean knows(String mnemonic) {
    return forms.find(withoutOrdering(mnemonic)) != null;
  }

  /**
   * Adds what a mnemonic stands for with these operands; throws SourceException where they don't
   * fit.
   */
  public void assemble(String mnemonic, List<Operand> operands, Place place) {
    String base = withoutOrdering(mnemonic);
    boolean byTable = positionIndependent && base.equals("la");
    List<InstructionForms.Form> candidates = forms.find(byTable ? "lga" : base);
    if (candidates == null) {
      throw MnemonicAdvice.unknown(mnemonic, place.column(), forms.mnemonics());
    }
    InstructionForms.Form form = choose(candidates, operands);
    if (form == null) {
      throw OperandAdvice.wrongShape(mnemonic, candidates, operands, place.column());
    }
    Instruction instruction = form.instruction();
    List<Operand> fitting = form.fitted(operands, symbols);
    if (instruction != null) {
      encoder.emit(instruction, ordering(mnemonic, base), fitting, place);
    } else {
      expand(form, fitting, place);
    }
  }

  private static InstructionForms.@Nullable Form choose(
      List<InstructionForms.Form> candidates, List<Operand> operands) {
    for (InstructionForms.Form form : candidates) {
      if (form.takes(operands, false)) {
        return form;
      }
    }
    for (InstructionForms.Form form : candidates) {
      if (form.takes(operands, true)) {
        return form;
      }
    }
    return null;
  }

  private void expand(InstructionForms.Form form, List<Operand> operands, Place place) {
    if (form.mnemonic().equals("li")) {
      loadImmediate(operands.get(0), operands.get(1), place);
    } else if (form.mnemonic().equals("fence.tso")) {
      sections.current().emit(FENCE_TSO, 4, place.column());
    } else if (form.pattern().equals("dA") && isConstant(operands.get(1))) {
      requireLoadAddress(form, operands.get(1));
      loadImmediate(operands.get(0), operands.get(1), place);
    } else {
      Template template = new Template(form.pattern(), operands, place);
      for (String line : form.expansion()) {
        template.beforeInstruction(symbols);
        assemble(Template.mnemonic(line), template.operands(line), place);
      }
    }
  }

  private static boolean isConstant(Operand operand) {
    Expression value = operand.value();
    return value != null && Evaluator.constantNow(value) != null;
  }

  private static void requireLoadAddress(InstructionForms.Form form, Operand operand) {
    if (!ADDRESS_LOADS.contains(form.mnemonic())) {
      throw new SourceException(
          operand.column(),
          form.mnemonic() + " needs a symbol or offset(register) here, not a plain number",
          "to access a fixed address: " + form.mnemonic() + " ..., number(zero)");
    }
  }

  /** One or two instructions, as GNU as chooses them (load_const in gas/config/tc-riscv.c). */
  private void loadImmediate(Operand rd, Operand number, Place place) {
    int value = encoder.constant(number, Integer.MIN_VALUE, 0xffffffffL);
    int lower = value << 20 >> 20;
    int upper = value - lower;
    if (upper != 0) {
      encoder.emitWord(Instruction.LUI, rd.register(), 0, 0, upper, place);
    }
    int source = upper == 0 ? 0 : rd.register();
    if (lower != 0 || source == 0) {
      encoder.emitWord(Instruction.ADDI, rd.register(), source, 0, lower, place);
    }
  }

  /** lr.w.aqrl is lr.w with two bits set. */
  private static String withoutOrdering(String mnemonic) {
    if (!mnemonic.endsWith(".aq") && !mnemonic.endsWith("rl")) {
      return mnemonic;
    }
    int dot = mnemonic.lastIndexOf('.');
    String base = dot < 0 ? mnemonic : mnemonic.substring(0, dot);
    return base.endsWith(".w") && isAtomic(base) ? base : mnemonic;
  }

  private static boolean isAtomic(String base) {
    return base.startsWith("amo") || base.equals("lr.w") || base.equals("sc.w");
  }

  private static int ordering(String mnemonic, String base) {
    return switch (mnemonic.substring(base.length())) {
      case ".aq" -> 2;
      case ".rl" -> 1;
      case ".aqrl" -> 3;
      default -> 0;
    };
  }
}
