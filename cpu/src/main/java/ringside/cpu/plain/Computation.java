package ringside.cpu.plain;

import ringside.cpu.engine.Arithmetic;
import ringside.isa.Instruction;

/** What instructions compute that touch registers alone (unprivileged spec, RV32I and M). */
final class Computation {
  private Computation() {}

  /**
   * The value for rd.
   *
   * @param a the value of rs1
   * @param b the value of rs2, or the immediate where the instruction has one
   */
  static int result(Instruction instruction, int a, int b, int pc) {
    return switch (instruction) {
      case LUI -> b;
      case AUIPC -> pc + b;
      case ADDI, ADD -> a + b;
      case SUB -> a - b;
      case SLTI, SLT -> a < b ? 1 : 0;
      case SLTIU, SLTU -> Integer.compareUnsigned(a, b) < 0 ? 1 : 0;
      case XORI, XOR -> a ^ b;
      case ORI, OR -> a | b;
      case ANDI, AND -> a & b;
      case SLLI, SLL -> a << b; // Java takes the low five bits of the amount, as the manual does
      case SRLI, SRL -> a >>> b;
      case SRAI, SRA -> a >> b;
      case MUL -> a * b;
      case MULH -> Arithmetic.mulh(a, b);
      case MULHSU -> Arithmetic.mulhsu(a, b);
      case MULHU -> Arithmetic.mulhu(a, b);
      case DIV -> Arithmetic.div(a, b);
      case DIVU -> Arithmetic.divu(a, b);
      case REM -> Arithmetic.rem(a, b);
      case REMU -> Arithmetic.remu(a, b);
      default -> throw new IllegalStateException("it does not only compute: " + instruction);
    };
  }
}
