package ringside.isa.asm.instruction;

import java.util.List;
import java.util.Map;
import ringside.isa.Nearest;
import ringside.isa.Register;
import ringside.isa.asm.lex.Lexer;
import ringside.isa.asm.lex.Token;
import ringside.isa.asm.section.ExpressionParser;
import ringside.isa.asm.section.Sections;
import ringside.isa.asm.section.SymbolTable;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** .insn: instructions given by their fields (GNU as manual, "RISC-V Instruction Formats"). */
public final class RawInstructions {
  private static final int LONGEST_BYTES = 22;

  /** Names of major opcodes (unprivileged spec, "RISC-V base opcode map"). */
  private static final Map<String, Integer> OPCODES =
      Map.ofEntries(
          Map.entry("LOAD", 0x03),
          Map.entry("LOAD_FP", 0x07),
          Map.entry("CUSTOM_0", 0x0b),
          Map.entry("MISC_MEM", 0x0f),
          Map.entry("OP_IMM", 0x13),
          Map.entry("AUIPC", 0x17),
          Map.entry("OP_IMM_32", 0x1b),
          Map.entry("STORE", 0x23),
          Map.entry("STORE_FP", 0x27),
          Map.entry("CUSTOM_1", 0x2b),
          Map.entry("AMO", 0x2f),
          Map.entry("OP", 0x33),
          Map.entry("LUI", 0x37),
          Map.entry("OP_32", 0x3b),
          Map.entry("MADD", 0x43),
          Map.entry("MSUB", 0x47),
          Map.entry("NMSUB", 0x4b),
          Map.entry("NMADD", 0x4f),
          Map.entry("OP_FP", 0x53),
          Map.entry("OP_V", 0x57),
          Map.entry("CUSTOM_2", 0x5b),
          Map.entry("BRANCH", 0x63),
          Map.entry("JALR", 0x67),
          Map.entry("JAL", 0x6f),
          Map.entry("SYSTEM", 0x73),
          Map.entry("CUSTOM_3", 0x7b));

  private final Sections sections;
  private final SymbolTable symbols;
  private final WordEncoder encoder;

  /** Raw encodings that are emitted into the current section. */
  public RawInstructions(Sections sections, SymbolTable symbols) {
    this.sections = sections;
    this.symbols = symbols;
    this.encoder = new WordEncoder(sections);
  }

  /** Reads the rest of the statement. */
  public void assemble(Lexer lexer) {
    Place place = lexer.place();
    boolean format = lexer.peek().kind() == Token.Kind.IDENTIFIER && !lexer.peekIsLastOfItem();
    if (!format) {
      number(lexer, place);
      return;
    }
    String name = lexer.next().text();
    List<Operand> operands = new OperandParser(lexer, symbols).parse();
    switch (name) {
      case "r" -> threeRegisters(operands, place);
      case "r4" -> fourRegisters(operands, place);
      case "i" -> immediate(operands, place);
      case "s" -> store(operands, place);
      case "b", "sb" -> branch(operands, place);
      case "u" -> upper(operands, place);
      case "j", "uj" -> jump(operands, place);
      default -> throw unknown(name, place);
    }
  }

  private static SourceException unknown(String name, Place place) {
    boolean compressed = name.startsWith("c");
    return new SourceException(
        place.column(),
        compressed
            ? "this machine has no compressed instructions (C)"
            : "unknown instruction format '" + name + "'",
        "known are r, r4, i, s, b (sb), u, j (uj), or just the number of the instruction");
  }

  /** A number alone, or its bytes and the number. */
  private void number(Lexer lexer, Place place) {
    ExpressionParser parser = new ExpressionParser(lexer, symbols);
    long value = parser.constant("the instruction");
    int bytes = length(value);
    if (lexer.accept(",")) {
      long given = value;
      value = parser.constant("the instruction");
      bytes = length(value);
      require(given == bytes, place, "the length does not fit the number: it says " + bytes);
    }
    boolean fits = bytes >= 8 || value >>> 8 * bytes == 0;
    require(fits, place, "the number is longer than the %d bytes it says".formatted(bytes));
    sections.current().emit(value, bytes, place.column());
  }

  /** Bytes of an instruction (unprivileged spec, "Expanded Instruction-Length Encoding"). */
  private static int length(long value) {
    if ((value & 3) != 3) {
      return 2;
    }
    if ((value & 0x1f) != 0x1f) {
      return 4;
    }
    if ((value & 0x3f) == 0x1f) {
      return 6;
    }
    if ((value & 0x7f) == 0x3f) {
      return 8;
    }
    int more = (int) (value >> 12 & 7);
    return more == 7 ? LONGEST_BYTES + 2 : 10 + 2 * more;
  }

  private void threeRegisters(List<Operand> operands, Place place) {
    if (operands.size() == 7) {
      fourRegisters(operands, place);
      return;
    }
    requireCount(operands, 6, place, "r opcode, funct3, funct7, rd, rs1, rs2");
    int word =
        opcode(operands.get(0))
            | encoder.constant(operands.get(1), 0, 7) << 12
            | encoder.constant(operands.get(2), 0, 127) << 25
            | register(operands.get(3)) << 7
            | register(operands.get(4)) << 15
            | register(operands.get(5)) << 20;
    emit(word, place);
  }

  private void fourRegisters(List<Operand> operands, Place place) {
    requireCount(operands, 7, place, "r4 opcode, funct3, funct2, rd, rs1, rs2, rs3");
    int word =
        opcode(operands.get(0))
            | encoder.constant(operands.get(1), 0, 7) << 12
            | encoder.constant(operands.get(2), 0, 3) << 25
            | register(operands.get(3)) << 7
            | register(operands.get(4)) << 15
            | register(operands.get(5)) << 20
            | register(operands.get(6)) << 27;
    emit(word, place);
  }

  private void immediate(List<Operand> operands, Place place) {
    boolean memory = operands.size() == 4 && operands.get(3).kind() == Operand.Kind.MEMORY;
    requireCount(operands, memory ? 4 : 5, place, "i opcode, funct3, rd, rs1, number");
    Operand last = operands.get(operands.size() - 1);
    int source = memory ? last.register() : register(operands.get(3));
    int word = opcode(operands.get(0)) | encoder.constant(operands.get(1), 0, 7) << 12;
    encoder.load(word | register(operands.get(2)) << 7 | source << 15, last, place);
  }

  private void store(List<Operand> operands, Place place) {
    requireCount(operands, 4, place, "s opcode, funct3, rs2, number(rs1)");
    Operand memory = operands.get(3);
    require(
        memory.kind() == Operand.Kind.MEMORY, memory.place(), "expected a place: number(register)");
    int word = opcode(operands.get(0)) | encoder.constant(operands.get(1), 0, 7) << 12;
    word |= register(operands.get(2)) << 20 | memory.register() << 15;
    encoder.store(word, memory, place);
  }

  private void branch(List<Operand> operands, Place place) {
    requireCount(operands, 5, place, "b opcode, funct3, rs1, rs2, label");
    int word = opcode(operands.get(0)) | encoder.constant(operands.get(1), 0, 7) << 12;
    word |= register(operands.get(2)) << 15 | register(operands.get(3)) << 20;
    encoder.branch(word, operands.get(4).asValue(symbols));
  }

  private void upper(List<Operand> operands, Place place) {
    requireCount(operands, 3, place, "u opcode, rd, upper20");
    int word = opcode(operands.get(0)) | register(operands.get(1)) << 7;
    encoder.upper(word, operands.get(2), place);
  }

  private void jump(List<Operand> operands, Place place) {
    requireCount(operands, 3, place, "j opcode, rd, label");
    int word = opcode(operands.get(0)) | register(operands.get(1)) << 7;
    encoder.jump(word, operands.get(2).asValue(symbols));
  }

  private void emit(int word, Place place) {
    sections.current().emit(Integer.toUnsignedLong(word), 4, place.column());
  }

  private int opcode(Operand operand) {
    Integer named = OPCODES.get(operand.text());
    int opcode = named != null ? named : encoder.constant(operand, 0, 127);
    require((opcode & 3) == 3, operand.place(), "the lower two bits of an opcode must be 3");
    require(
        (opcode & 0x1f) != 0x1f,
        operand.place(),
        "an opcode that ends in five ones begins an instruction of more than 4 bytes");
    return opcode;
  }

  private static int register(Operand operand) {
    if (operand.kind() != Operand.Kind.REGISTER) {
      throw new SourceException(
          operand.column(),
          "expected a register",
          Nearest.suggestion(operand.text(), Register.names()));
    }
    return operand.register();
  }

  private static void requireCount(List<Operand> operands, int count, Place place, String usage) {
    require(operands.size() == count, place, "wrong operands: write .insn " + usage);
  }

  private static void require(boolean condition, Place place, String message) {
    if (!condition) {
      throw new SourceException(place.column(), message);
    }
  }
}
