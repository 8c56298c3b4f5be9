package ringside.cpu.translate;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import ringside.cpu.engine.Operands;
import ringside.cpu.pipeline.BranchCosts;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.cpu.region.RegionOrder;
import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;
import ringside.isa.LatencyClass;
import ringside.mmu.cache.CacheShape;

/** The instructions of a page by index, where they go, and what they cost. */
final class PageCode {
  static final int INSTRUCTIONS = 1024;

  /** In place of an index. */
  static final int UNKNOWN = Integer.MIN_VALUE;

  private static final int LINE_INSTRUCTIONS = CacheShape.LINE_BYTES / 4;

  private final int[] words;
  private final BitSet leftOut;
  private final @Nullable Instruction[] instructions = new @Nullable Instruction[INSTRUCTIONS];
  private final PipelineConfig costs;
  private final BranchCosts branches;

  PageCode(RegionOrder order) {
    words = order.words;
    leftOut = order.leftOut;
    costs = order.hart.pipeline();
    branches = order.hart.branches();
    for (int i = 0; i < INSTRUCTIONS; i++) {
      Instruction instruction = Instruction.decode(words[i]);
      instructions[i] = instruction == null || isRare(instruction, words[i]) ? null : instruction;
    }
  }

  /** Whether the interpreter has to execute an instruction. */
  private static boolean isRare(Instruction instruction, int word) {
    Format format = instruction.format();
    return switch (format) {
      case R, I, SHIFT, LOAD, STORE, UPPER -> false;
      case BRANCH, JUMP -> (Fields.immediate(format, word) & 3) != 0;
      case CSR, CSR_IMMEDIATE, AMO, LOAD_RESERVED, FENCE, SFENCE, NONE -> true;
    };
  }

  /** An instruction, or null for one that the interpreter has to execute. */
  @Nullable Instruction at(int index) {
    return instructions[index];
  }

  /** Whether an instruction must not belong to a region: a run may be stopped before it. */
  boolean isLeftOut(int index) {
    return leftOut.get(index);
  }

  int word(int index) {
    return words[index];
  }

  /** How an instruction takes its time; one of the interpreter's is like a trap. */
  LatencyClass latency(int index) {
    Instruction instruction = instructions[index];
    return instruction == null ? LatencyClass.TRAP : instruction.latency();
  }

  /** Whether the next instruction is never the one behind. */
  boolean ends(int index) {
    return switch (latency(index)) {
      case JAL, JALR, SYSTEM, TRAP -> true;
      case SINGLE, MULTIPLY, DIVIDE, LOAD, STORE, BRANCH -> false;
    };
  }

  /** Where a branch or jal goes; perhaps outside of the page. */
  int target(int index) {
    Format format = latency(index) == LatencyClass.JAL ? Format.JUMP : Format.BRANCH;
    return index + (Fields.immediate(format, words[index]) >> 2);
  }

  /**
   * Where a jalr goes that follows the auipc of its register, as in a call far away, if it comes
   * from there; perhaps outside of the page. Else {@link #UNKNOWN}.
   */
  int farTarget(int index) {
    boolean pair =
        index > 0
            && latency(index) == LatencyClass.JALR
            && instructions[index - 1] == Instruction.AUIPC
            && Fields.rd(words[index - 1]) == Fields.rs1(words[index])
            && Fields.rs1(words[index]) != 0;
    if (!pair) {
      return UNKNOWN;
    }
    int distance = Fields.immediateU(words[index - 1]) + Fields.immediateI(words[index]);
    return (distance & 3) == 0 ? index - 1 + (distance >> 2) : UNKNOWN;
  }

  /** Whether a jal or jalr leaves the address behind it. */
  boolean links(int index) {
    return Fields.rd(words[index]) != 0;
  }

  /** The register that a load leaves for the next instruction to wait for, or 0. */
  int loaded(int index) {
    return latency(index) == LatencyClass.LOAD ? Fields.rd(words[index]) : 0;
  }

  /** Cycles that an instruction waits for the load before it, if it comes from there. */
  int loadUse(int index) {
    boolean waits = index > 0 && Operands.reads(words[index], loaded(index - 1));
    return waits ? costs.loadUseCycles() : 0;
  }

  /** Cycles of a long operation, or 0. */
  int mulDiv(int index) {
    return switch (latency(index)) {
      case MULTIPLY -> costs.multiplyCycles();
      case DIVIDE -> costs.divideCycles();
      default -> 0;
    };
  }

  /** Cycles of a jump. */
  int jump(int index) {
    return latency(index) == LatencyClass.JAL ? costs.jalCycles() : costs.jalrCycles();
  }

  /** Whether the predictor must be asked what a branch costs. */
  boolean learns() {
    return branches.learns();
  }

  /** Cycles of a branch, the most where the predictor must be asked. */
  int branch(int index, boolean taken) {
    int direction = target(index) < index ? BranchCosts.BACKWARD : 0;
    return learns()
        ? Math.max(costs.mispredictCycles(), costs.takenCycles())
        : branches.fixed()[direction + (taken ? BranchCosts.TAKEN : 0)];
  }

  static boolean isInPage(int index) {
    return index >= 0 && index < INSTRUCTIONS;
  }

  static int line(int index) {
    return Math.floorDiv(index, LINE_INSTRUCTIONS);
  }

  static boolean startsLine(int index) {
    return index % LINE_INSTRUCTIONS == 0;
  }
}
