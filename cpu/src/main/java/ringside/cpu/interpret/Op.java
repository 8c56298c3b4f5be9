package ringside.cpu.interpret;

import ringside.isa.Instruction;

/**
 * Numbers of the operations that the interpreter's switch knows. Rare instructions share {@link
 * #RARE}: their decoded immediate is the instruction word, and a slower path executes them.
 */
final class Op {
  /** Not decoded yet, so that a fresh page of zeros decodes itself when reached. */
  static final int UNDECODED = 0;

  static final int LUI = 1;
  static final int AUIPC = 2;
  static final int JAL = 3;
  static final int JALR = 4;
  static final int BEQ = 5;
  static final int BNE = 6;
  static final int BLT = 7;
  static final int BGE = 8;
  static final int BLTU = 9;
  static final int BGEU = 10;
  static final int LB = 11;
  static final int LH = 12;
  static final int LW = 13;
  static final int LBU = 14;
  static final int LHU = 15;
  static final int SB = 16;
  static final int SH = 17;
  static final int SW = 18;
  static final int ADDI = 19;
  static final int SLTI = 20;
  static final int SLTIU = 21;
  static final int XORI = 22;
  static final int ORI = 23;
  static final int ANDI = 24;
  static final int SLLI = 25;
  static final int SRLI = 26;
  static final int SRAI = 27;
  static final int ADD = 28;
  static final int SUB = 29;
  static final int SLL = 30;
  static final int SLT = 31;
  static final int SLTU = 32;
  static final int XOR = 33;
  static final int SRL = 34;
  static final int SRA = 35;
  static final int OR = 36;
  static final int AND = 37;
  static final int MUL = 38;
  static final int MULH = 39;
  static final int MULHSU = 40;
  static final int MULHU = 41;
  static final int DIV = 42;
  static final int DIVU = 43;
  static final int REM = 44;
  static final int REMU = 45;

  /** Everything that is not worth a case of its own: system, atomic, misaligned jumps, illegal. */
  static final int RARE = 46;

  /** Here a region is entered. */
  static final int ENTRY = 47;

  private Op() {}

  static int of(Instruction instruction) {
    return switch (instruction) {
      case LUI -> LUI;
      case AUIPC -> AUIPC;
      case JAL -> JAL;
      case JALR -> JALR;
      case BEQ -> BEQ;
      case BNE -> BNE;
      case BLT -> BLT;
      case BGE -> BGE;
      case BLTU -> BLTU;
      case BGEU -> BGEU;
      case LB -> LB;
      case LH -> LH;
      case LW -> LW;
      case LBU -> LBU;
      case LHU -> LHU;
      case SB -> SB;
      case SH -> SH;
      case SW -> SW;
      case ADDI -> ADDI;
      case SLTI -> SLTI;
      case SLTIU -> SLTIU;
      case XORI -> XORI;
      case ORI -> ORI;
      case ANDI -> ANDI;
      case SLLI -> SLLI;
      case SRLI -> SRLI;
      case SRAI -> SRAI;
      case ADD -> ADD;
      case SUB -> SUB;
      case SLL -> SLL;
      case SLT -> SLT;
      case SLTU -> SLTU;
      case XOR -> XOR;
      case SRL -> SRL;
      case SRA -> SRA;
      case OR -> OR;
      case AND -> AND;
      case MUL -> MUL;
      case MULH -> MULH;
      case MULHSU -> MULHSU;
      case MULHU -> MULHU;
      case DIV -> DIV;
      case DIVU -> DIVU;
      case REM -> REM;
      case REMU -> REMU;
      case FENCE,
          FENCE_I,
          LR_W,
          SC_W,
          AMOSWAP_W,
          AMOADD_W,
          AMOXOR_W,
          AMOAND_W,
          AMOOR_W,
          AMOMIN_W,
          AMOMAX_W,
          AMOMINU_W,
          AMOMAXU_W,
          CSRRW,
          CSRRS,
          CSRRC,
          CSRRWI,
          CSRRSI,
          CSRRCI,
          ECALL,
          EBREAK,
          SRET,
          WFI,
          SFENCE_VMA ->
          RARE;
    };
  }
}
