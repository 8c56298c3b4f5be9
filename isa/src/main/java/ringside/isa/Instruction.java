package ringside.isa;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one table of instructions: RV32I, M, A, Zicsr, Zifencei, Zicntr (whose counters are CSRs) and
 * the supervisor's own. A word is an instruction of a row when {@code (word & mask) == match}; a
 * test proves that no two rows overlap. Source: unprivileged spec, "RV32/64G Instruction Set
 * Listings"; privileged spec, "RISC-V Privileged Instruction Set Listings".
 */
public enum Instruction {
  LUI("lui", 0x00000037, 0x0000007f, Format.UPPER, LatencyClass.SINGLE, Extension.I),
  AUIPC("auipc", 0x00000017, 0x0000007f, Format.UPPER, LatencyClass.SINGLE, Extension.I),
  JAL("jal", 0x0000006f, 0x0000007f, Format.JUMP, LatencyClass.JAL, Extension.I),
  JALR("jalr", 0x00000067, 0x0000707f, Format.LOAD, LatencyClass.JALR, Extension.I),
  BEQ("beq", 0x00000063, 0x0000707f, Format.BRANCH, LatencyClass.BRANCH, Extension.I),
  BNE("bne", 0x00001063, 0x0000707f, Format.BRANCH, LatencyClass.BRANCH, Extension.I),
  BLT("blt", 0x00004063, 0x0000707f, Format.BRANCH, LatencyClass.BRANCH, Extension.I),
  BGE("bge", 0x00005063, 0x0000707f, Format.BRANCH, LatencyClass.BRANCH, Extension.I),
  BLTU("bltu", 0x00006063, 0x0000707f, Format.BRANCH, LatencyClass.BRANCH, Extension.I),
  BGEU("bgeu", 0x00007063, 0x0000707f, Format.BRANCH, LatencyClass.BRANCH, Extension.I),
  LB("lb", 0x00000003, 0x0000707f, Format.LOAD, LatencyClass.LOAD, Extension.I),
  LH("lh", 0x00001003, 0x0000707f, Format.LOAD, LatencyClass.LOAD, Extension.I),
  LW("lw", 0x00002003, 0x0000707f, Format.LOAD, LatencyClass.LOAD, Extension.I),
  LBU("lbu", 0x00004003, 0x0000707f, Format.LOAD, LatencyClass.LOAD, Extension.I),
  LHU("lhu", 0x00005003, 0x0000707f, Format.LOAD, LatencyClass.LOAD, Extension.I),
  SB("sb", 0x00000023, 0x0000707f, Format.STORE, LatencyClass.STORE, Extension.I),
  SH("sh", 0x00001023, 0x0000707f, Format.STORE, LatencyClass.STORE, Extension.I),
  SW("sw", 0x00002023, 0x0000707f, Format.STORE, LatencyClass.STORE, Extension.I),
  ADDI("addi", 0x00000013, 0x0000707f, Format.I, LatencyClass.SINGLE, Extension.I),
  SLTI("slti", 0x00002013, 0x0000707f, Format.I, LatencyClass.SINGLE, Extension.I),
  SLTIU("sltiu", 0x00003013, 0x0000707f, Format.I, LatencyClass.SINGLE, Extension.I),
  XORI("xori", 0x00004013, 0x0000707f, Format.I, LatencyClass.SINGLE, Extension.I),
  ORI("ori", 0x00006013, 0x0000707f, Format.I, LatencyClass.SINGLE, Extension.I),
  ANDI("andi", 0x00007013, 0x0000707f, Format.I, LatencyClass.SINGLE, Extension.I),
  SLLI("slli", 0x00001013, 0xfe00707f, Format.SHIFT, LatencyClass.SINGLE, Extension.I),
  SRLI("srli", 0x00005013, 0xfe00707f, Format.SHIFT, LatencyClass.SINGLE, Extension.I),
  SRAI("srai", 0x40005013, 0xfe00707f, Format.SHIFT, LatencyClass.SINGLE, Extension.I),
  ADD("add", 0x00000033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  SUB("sub", 0x40000033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  SLL("sll", 0x00001033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  SLT("slt", 0x00002033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  SLTU("sltu", 0x00003033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  XOR("xor", 0x00004033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  SRL("srl", 0x00005033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  SRA("sra", 0x40005033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  OR("or", 0x00006033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  AND("and", 0x00007033, 0xfe00707f, Format.R, LatencyClass.SINGLE, Extension.I),
  FENCE("fence", 0x0000000f, 0x0000707f, Format.FENCE, LatencyClass.SYSTEM, Extension.I),
  FENCE_I("fence.i", 0x0000100f, 0x0000707f, Format.NONE, LatencyClass.SYSTEM, Extension.ZIFENCEI),
  MUL("mul", 0x02000033, 0xfe00707f, Format.R, LatencyClass.MULTIPLY, Extension.M),
  MULH("mulh", 0x02001033, 0xfe00707f, Format.R, LatencyClass.MULTIPLY, Extension.M),
  MULHSU("mulhsu", 0x02002033, 0xfe00707f, Format.R, LatencyClass.MULTIPLY, Extension.M),
  MULHU("mulhu", 0x02003033, 0xfe00707f, Format.R, LatencyClass.MULTIPLY, Extension.M),
  DIV("div", 0x02004033, 0xfe00707f, Format.R, LatencyClass.DIVIDE, Extension.M),
  DIVU("divu", 0x02005033, 0xfe00707f, Format.R, LatencyClass.DIVIDE, Extension.M),
  REM("rem", 0x02006033, 0xfe00707f, Format.R, LatencyClass.DIVIDE, Extension.M),
  REMU("remu", 0x02007033, 0xfe00707f, Format.R, LatencyClass.DIVIDE, Extension.M),
  LR_W("lr.w", 0x1000202f, 0xf9f0707f, Format.LOAD_RESERVED, LatencyClass.LOAD, Extension.A),
  SC_W("sc.w", 0x1800202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOSWAP_W("amoswap.w", 0x0800202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOADD_W("amoadd.w", 0x0000202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOXOR_W("amoxor.w", 0x2000202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOAND_W("amoand.w", 0x6000202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOOR_W("amoor.w", 0x4000202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOMIN_W("amomin.w", 0x8000202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOMAX_W("amomax.w", 0xa000202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOMINU_W("amominu.w", 0xc000202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  AMOMAXU_W("amomaxu.w", 0xe000202f, 0xf800707f, Format.AMO, LatencyClass.LOAD, Extension.A),
  CSRRW("csrrw", 0x00001073, 0x0000707f, Format.CSR, LatencyClass.SYSTEM, Extension.ZICSR),
  CSRRS("csrrs", 0x00002073, 0x0000707f, Format.CSR, LatencyClass.SYSTEM, Extension.ZICSR),
  CSRRC("csrrc", 0x00003073, 0x0000707f, Format.CSR, LatencyClass.SYSTEM, Extension.ZICSR),
  CSRRWI(
      "csrrwi", 0x00005073, 0x0000707f, Format.CSR_IMMEDIATE, LatencyClass.SYSTEM, Extension.ZICSR),
  CSRRSI(
      "csrrsi", 0x00006073, 0x0000707f, Format.CSR_IMMEDIATE, LatencyClass.SYSTEM, Extension.ZICSR),
  CSRRCI(
      "csrrci", 0x00007073, 0x0000707f, Format.CSR_IMMEDIATE, LatencyClass.SYSTEM, Extension.ZICSR),
  ECALL("ecall", 0x00000073, 0xffffffff, Format.NONE, LatencyClass.TRAP, Extension.I),
  EBREAK("ebreak", 0x00100073, 0xffffffff, Format.NONE, LatencyClass.TRAP, Extension.I),
  SRET("sret", 0x10200073, 0xffffffff, Format.NONE, LatencyClass.TRAP, Extension.S),
  WFI("wfi", 0x10500073, 0xffffffff, Format.NONE, LatencyClass.SYSTEM, Extension.S),
  SFENCE_VMA("sfence.vma", 0x12000073, 0xfe007fff, Format.SFENCE, LatencyClass.SYSTEM, Extension.S);

  /** The part of the specification that an instruction comes from. */
  public enum Extension {
    I,
    M,
    A,
    ZICSR,
    ZIFENCEI,
    S
  }

  private static final List<List<Instruction>> BY_OPCODE = byOpcode();

  private final String mnemonic;
  private final int match;
  private final int mask;
  private final Format format;
  private final LatencyClass latency;
  private final Extension extension;

  Instruction(
      String mnemonic,
      int match,
      int mask,
      Format format,
      LatencyClass latency,
      Extension extension) {
    this.mnemonic = mnemonic;
    this.match = match;
    this.mask = mask;
    this.format = format;
    this.latency = latency;
    this.extension = extension;
  }

  /** The instruction that a word encodes, or null for an illegal one. */
  public static @Nullable Instruction decode(int word) {
    for (Instruction candidate : BY_OPCODE.get(word & 0x7f)) {
      if ((word & candidate.mask) == candidate.match) {
        return candidate;
      }
    }
    return null;
  }

  /** The name in assembly, without the .aq and .rl suffixes of atomics. */
  public String mnemonic() {
    return mnemonic;
  }

  /** The fixed bits' values. */
  public int match() {
    return match;
  }

  /** The fixed bits' positions. */
  public int mask() {
    return mask;
  }

  /** Where the operands are. */
  public Format format() {
    return format;
  }

  /** What the pipeline's timing needs to know. */
  public LatencyClass latency() {
    return latency;
  }

  /** The part of the specification it belongs to. */
  public Extension extension() {
    return extension;
  }

  private static List<List<Instruction>> byOpcode() {
    List<List<Instruction>> lists = new ArrayList<>();
    for (int opcode = 0; opcode < 128; opcode++) {
      lists.add(new ArrayList<>(0));
    }
    for (Instruction instruction : values()) {
      lists.get(instruction.match & 0x7f).add(instruction);
    }
    return lists;
  }
}
