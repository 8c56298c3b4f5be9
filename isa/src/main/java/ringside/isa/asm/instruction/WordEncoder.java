package ringside.isa.asm.instruction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.Csr;
import ringside.isa.Encoder;
import ringside.isa.Format;
import ringside.isa.Instruction;
import ringside.isa.Nearest;
import ringside.isa.asm.section.Evaluator;
import ringside.isa.asm.section.Expression;
import ringside.isa.asm.section.RelocationType;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** Emits one machine instruction with its operands, checked. */
final class WordEncoder {
  private static final String FENCE_SETS = "iorw";

  private final Sections sections;

  WordEncoder(Sections sections) {
    this.sections = sections;
  }

  /** Emits an instruction whose operands are numbers already. */
  void emitWord(Instruction instruction, int rd, int rs1, int rs2, int immediate, Place place) {
    int word = Encoder.encode(instruction, rd, rs1, rs2, immediate);
    sections.current().emit(Integer.toUnsignedLong(word), 4, place.column());
  }

  /** Emits an instruction with operands in the order of its format, of the right kinds. */
  void emit(Instruction instruction, int ordering, List<Operand> operands, Place place) {
    Operand first = operands.isEmpty() ? null : operands.get(0);
    if (first == null) {
      emitWord(instruction, 0, 0, 0, 0, place);
      return;
    }
    int register = first.register();
    switch (instruction.format()) {
      case R -> emitWord(instruction, register, at(operands, 1), at(operands, 2), 0, place);
      case I -> immediate(instruction, register, at(operands, 1), operands.get(2), place);
      case SHIFT -> shift(instruction, operands, place);
      case LOAD -> immediate(instruction, register, at(operands, 1), operands.get(1), place);
      case STORE -> store(instruction, register, operands.get(1), place);
      case BRANCH -> branch(instruction, register, at(operands, 1), operands.get(2));
      case UPPER -> upper(instruction, register, operands.get(1), place);
      case JUMP -> jump(instruction, register, operands.get(1));
      case CSR ->
          emitWord(instruction, register, at(operands, 2), 0, csrNumber(operands.get(1)), place);
      case CSR_IMMEDIATE -> csrImmediate(instruction, operands, place);
      case AMO -> {
        requireNoOffset(operands.get(2));
        emitWord(instruction, register, at(operands, 2), at(operands, 1), ordering, place);
      }
      case LOAD_RESERVED -> {
        requireNoOffset(operands.get(1));
        emitWord(instruction, register, at(operands, 1), 0, ordering, place);
      }
      case FENCE -> {
        int sets = fenceSet(first) << 4 | fenceSet(operands.get(1));
        emitWord(instruction, 0, 0, 0, sets, place);
      }
      case SFENCE -> emitWord(instruction, 0, register, at(operands, 1), 0, place);
      case NONE -> throw new IllegalStateException("operands of " + instruction);
    }
  }

  /** A number that must be known now; one of 2^31 or more stands for itself minus 2^32. */
  int constant(Operand operand, long minimum, long maximum) {
    Long value = knownValue(operand);
    if (value == null) {
      throw new SourceException(
          operand.column(),
          "this must be a number that is known here",
          "to load an address use la; constants must be defined (.equ) before this line");
    }
    boolean wraps = minimum < 0 && value > Integer.MAX_VALUE && value <= 0xffffffffL;
    long number = wraps ? (int) (long) value : value;
    if (number < minimum || number > maximum) {
      throw outOfRange(operand, value, minimum, maximum);
    }
    return (int) number;
  }

  private static SourceException outOfRange(
      Operand operand, long value, long minimum, long maximum) {
    @Nullable String help =
        minimum == -2048 ? "load it into a register with li and use the register form" : null;
    return new SourceException(
        operand.column(),
        "%d does not fit: the range is %d..%d".formatted(value, minimum, maximum),
        help);
  }

  private static int at(List<Operand> operands, int index) {
    return operands.get(index).register();
  }

  private static @Nullable Long knownValue(Operand operand) {
    Expression value = operand.value();
    if (operand.function() != null) {
      return null;
    }
    return value == null ? (Long) 0L : Evaluator.constantNow(value);
  }

  private void immediate(Instruction instruction, int rd, int rs1, Operand operand, Place place) {
    load(Encoder.encode(instruction, rd, rs1, 0, 0), operand, place);
  }

  private void store(Instruction instruction, int rs2, Operand operand, Place place) {
    store(Encoder.encode(instruction, 0, operand.register(), rs2, 0), operand, place);
  }

  /** Emits a word with an I-type immediate. */
  void load(int word, Operand operand, Place place) {
    RelocationType type =
        operand.function() == null
            ? RelocationType.IMMEDIATE_I
            : fitting(operand, operand.function().inLoad());
    field(Format.I, word, operand, type, place);
  }

  /** Emits a word with an S-type immediate. */
  void store(int word, Operand operand, Place place) {
    RelocationType type =
        operand.function() == null
            ? RelocationType.IMMEDIATE_S
            : fitting(operand, operand.function().inStore());
    field(Format.STORE, word, operand, type, place);
  }

  private void field(Format format, int word, Operand operand, RelocationType type, Place place) {
    if (knownValue(operand) != null) {
      int number = constant(operand, -2048, 2047);
      int whole = word | Encoder.place(format, number);
      sections.current().emit(Integer.toUnsignedLong(whole), 4, place.column());
    } else {
      sections.current().emit(word, 4, type, valueOf(operand), operand.place());
    }
  }

  private void upper(Instruction instruction, int rd, Operand operand, Place place) {
    upper(Encoder.encode(instruction, rd, 0, 0, 0), operand, place);
  }

  /** Emits a word with a U-type immediate, which is written without its lower 12 zeros. */
  void upper(int word, Operand operand, Place place) {
    if (operand.function() == null) {
      int whole = word | constant(operand, 0, 0xfffff) << 12;
      sections.current().emit(Integer.toUnsignedLong(whole), 4, place.column());
      return;
    }
    RelocationType type = fitting(operand, operand.function().inUpper());
    sections.current().emit(word, 4, type, valueOf(operand), operand.place());
  }

  private void branch(Instruction instruction, int rs1, int rs2, Operand target) {
    branch(Encoder.encode(instruction, 0, rs1, rs2, 0), target);
  }

  /** Emits a word with the distance of a branch, or its opposite and a jump. */
  void branch(int word, Operand target) {
    requirePlain(target);
    if (sections.current().zerosOnly()) {
      throw new SourceException(target.column(), "no code can stand in " + name());
    }
    sections.current().branch(word, valueOf(target), target.place());
  }

  private void jump(Instruction instruction, int rd, Operand target) {
    jump(Encoder.encode(instruction, rd, 0, 0, 0), target);
  }

  /** Emits a word with the distance of a jump. */
  void jump(int word, Operand target) {
    requirePlain(target);
    sections.current().emit(word, 4, RelocationType.JAL, valueOf(target), target.place());
  }

  private void shift(Instruction instruction, List<Operand> operands, Place place) {
    int amount = constant(operands.get(2), 0, 31);
    emitWord(instruction, at(operands, 0), at(operands, 1), 0, amount, place);
  }

  private void csrImmediate(Instruction instruction, List<Operand> operands, Place place) {
    int immediate = constant(operands.get(2), 0, 31);
    emitWord(instruction, at(operands, 0), immediate, 0, csrNumber(operands.get(1)), place);
  }

  private int csrNumber(Operand operand) {
    int number = Csr.number(operand.text());
    if (number >= 0) {
      return number;
    }
    if (knownValue(operand) == null) {
      throw new SourceException(
          operand.column(),
          "unknown control and status register '" + operand.text() + "'",
          Nearest.suggestion(operand.text(), Csr.names()));
    }
    return constant(operand, 0, 4095);
  }

  private int fenceSet(Operand operand) {
    if (operand.text().equals("0")) {
      return 0;
    }
    int bits = 0;
    for (int index = 0; index < operand.text().length(); index++) {
      int letter = FENCE_SETS.indexOf(operand.text().charAt(index));
      if (letter < 0) {
        throw notAFenceSet(operand);
      }
      bits |= 8 >> letter;
    }
    if (bits == 0) {
      throw notAFenceSet(operand);
    }
    return bits;
  }

  private static SourceException notAFenceSet(Operand operand) {
    return new SourceException(
        operand.column(), "expected a set of the letters i, o, r, w, such as rw");
  }

  private void requireNoOffset(Operand operand) {
    Long offset = knownValue(operand);
    if (offset == null || offset != 0) {
      throw new SourceException(
          operand.column(), "atomic instructions take no offset: write (register)");
    }
  }

  private static void requirePlain(Operand operand) {
    if (operand.function() != null) {
      throw new SourceException(operand.column(), "expected a label, not a relocation function");
    }
  }

  private static RelocationType fitting(Operand operand, @Nullable RelocationType type) {
    if (type == null) {
      throw new SourceException(
          operand.column(),
          "this relocation function does not fit this instruction",
          "%hi and %pcrel_hi go with lui and auipc, %lo and %pcrel_lo with the others");
    }
    return type;
  }

  private static Expression valueOf(Operand operand) {
    Expression value = operand.value();
    return value == null ? new Expression.Constant(0) : value;
  }

  private String name() {
    return sections.current().name();
  }
}
