package ringside.cpu.engine;

import ringside.cpu.Hart;
import ringside.cpu.SystemInstructions;
import ringside.cpu.TrapCause;
import ringside.isa.Fields;
import ringside.isa.Instruction;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Cause;
import ringside.mmu.sv32.Access;

/**
 * What engines have no fast path for: atomics, and what is handed on to {@link SystemInstructions}.
 * Each executes with the hart's state settled, and leaves pc to the caller unless it traps.
 */
public final class RareInstructions {
  /** How an instruction ended. */
  public enum End {
    /** Retired; go on behind it. */
    NEXT,
    /** Retired; the next fetch must look everything up again. */
    REFETCH,
    /** Retired, and took a trap: ecall. */
    RETIRED_TRAP,
    /** Took a trap instead of retiring. */
    TRAP,
    /** Retired and set pc: sret. */
    JUMP
  }

  private final Hart hart;
  private final Mmu mmu;

  /** Those of a hart. */
  public RareInstructions(Hart hart) {
    this.hart = hart;
    this.mmu = hart.mmu();
  }

  /** Executes one; a word that is none traps. */
  public End execute(int word) {
    Instruction instruction = Instruction.decode(word);
    if (instruction == null) {
      return trap(TrapCause.ILLEGAL_INSTRUCTION, word);
    }
    return switch (instruction.format()) {
      case AMO, LOAD_RESERVED -> atomic(instruction, word);
      case BRANCH, JUMP -> misalignedJump(instruction, word);
      case CSR, CSR_IMMEDIATE, FENCE, SFENCE, NONE -> system(instruction, word);
      case R, I, SHIFT, LOAD, STORE, UPPER ->
          throw new IllegalStateException("the interpreter has a case for " + instruction);
    };
  }

  private End system(Instruction instruction, int word) {
    return switch (SystemInstructions.execute(hart, instruction, word)) {
      case NEXT -> End.NEXT;
      case REFETCH -> End.REFETCH;
      case ILLEGAL -> trap(TrapCause.ILLEGAL_INSTRUCTION, word);
      case JUMP -> End.JUMP;
      case BREAKPOINT -> trap(TrapCause.BREAKPOINT, hart.pc);
      case ECALL -> End.RETIRED_TRAP;
    };
  }

  private End atomic(Instruction instruction, int word) {
    int address = hart.x[Fields.rs1(word)];
    boolean load = instruction == Instruction.LR_W;
    if ((address & 3) != 0) {
      return trap(load ? TrapCause.LOAD_MISALIGNED : TrapCause.STORE_MISALIGNED, address);
    }
    int rd = Fields.rd(word) == 0 ? Hart.SINK : Fields.rd(word);
    int operand = hart.x[Fields.rs2(word)];
    hart.x[rd] =
        switch (instruction) {
          case LR_W -> loadReserved(address);
          case SC_W -> storeConditional(address, operand);
          default -> readModifyWrite(instruction, address, operand);
        };
    return End.NEXT;
  }

  private int loadReserved(int address) {
    int value = mmu.load(address, 4, hart.mode());
    hart.reserve(address);
    return value;
  }

  /** 0 for success. A failing sc makes no access. */
  private int storeConditional(int address, int value) {
    if (!hart.consumeReservation(address)) {
      return 1;
    }
    mmu.store(address, value, 4, hart.mode());
    return 0;
  }

  private int readModifyWrite(Instruction instruction, int address, int operand) {
    int physical = mmu.access(address, 4, Access.STORE, hart.mode());
    int old = mmu.memory().readWord(physical);
    mmu.memory().writeWord(physical, combine(instruction, old, operand));
    return old;
  }

  private static int combine(Instruction instruction, int old, int operand) {
    return switch (instruction) {
      case AMOSWAP_W -> operand;
      case AMOADD_W -> old + operand;
      case AMOXOR_W -> old ^ operand;
      case AMOAND_W -> old & operand;
      case AMOOR_W -> old | operand;
      case AMOMIN_W -> Math.min(old, operand);
      case AMOMAX_W -> Math.max(old, operand);
      case AMOMINU_W -> Integer.compareUnsigned(old, operand) <= 0 ? old : operand;
      case AMOMAXU_W -> Integer.compareUnsigned(old, operand) >= 0 ? old : operand;
      default -> throw new IllegalStateException("not an amo: " + instruction);
    };
  }

  /** A jump or branch to an address that is no multiple of 4: traps if taken. */
  private End misalignedJump(Instruction instruction, int word) {
    if (instruction != Instruction.JAL && !Branches.taken(hart, instruction, word)) {
      int costs = hart.branches().fixed()[Fields.immediateB(word) < 0 ? 2 : 0];
      int cost = hart.branches().learns() ? hart.branches().learn(hart.pc, false) : costs;
      hart.meter().charge(Cause.CONTROL, cost);
      return End.NEXT;
    }
    int target = hart.pc + Fields.immediate(instruction.format(), word);
    return trap(TrapCause.INSTRUCTION_MISALIGNED, target);
  }

  private End trap(TrapCause cause, int value) {
    hart.trap(cause, value);
    return End.TRAP;
  }
}
