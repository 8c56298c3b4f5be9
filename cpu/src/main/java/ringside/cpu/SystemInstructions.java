package ringside.cpu;

import ringside.isa.Fields;
import ringside.isa.Instruction;
import ringside.mmu.ledger.Mode;

/** Zicsr, Zifencei, fences and the supervisor's instructions; shared by all engines. */
public final class SystemInstructions {
  /** What the engine has to do next. */
  public enum Effect {
    NEXT,
    /** Fetch and translation have changed: look everything up again. */
    REFETCH,
    ILLEGAL,
    /** pc has been set. */
    JUMP,
    BREAKPOINT,
    ECALL
  }

  private SystemInstructions() {}

  /** Executes one; where it is legal its cycles are charged, but for the ISSUE cycle. */
  public static Effect execute(Hart hart, Instruction instruction, int word) {
    return switch (instruction) {
      case ECALL -> Effect.ECALL;
      case EBREAK -> Effect.BREAKPOINT;
      case FENCE -> charged(hart, Effect.NEXT);
      case FENCE_I -> emptyInstructionCache(hart);
      case SRET, WFI, SFENCE_VMA ->
          hart.mode() == Mode.KERNEL ? supervisor(hart, instruction, word) : Effect.ILLEGAL;
      default -> csr(hart, instruction, word);
    };
  }

  private static Effect supervisor(Hart hart, Instruction instruction, int word) {
    switch (instruction) {
      case SRET -> {
        hart.chargeTrap();
        hart.returnFromTrap();
        return Effect.JUMP;
      }
      case SFENCE_VMA -> fenceTranslations(hart, word);
      default -> {}
    }
    return charged(hart, Effect.REFETCH);
  }

  private static void fenceTranslations(Hart hart, int word) {
    if (Fields.rs1(word) != 0) {
      hart.mmu().flushPage(hart.x[Fields.rs1(word)]);
    } else if (Fields.rs2(word) != 0) {
      hart.mmu().flushAsid(hart.x[Fields.rs2(word)] & 0x1ff);
    } else {
      hart.mmu().flushAll();
    }
  }

  private static Effect emptyInstructionCache(Hart hart) {
    hart.mmu().emptyInstructionCache();
    return charged(hart, Effect.REFETCH);
  }

  private static Effect charged(Hart hart, Effect effect) {
    hart.chargeSystem();
    return effect;
  }

  private static Effect csr(Hart hart, Instruction instruction, int word) {
    try {
      int number = Fields.csr(word);
      boolean writes = writes(instruction, word);
      // csrrw with rd = x0 does not read, but no CSR here has a read side effect.
      int old = CsrFile.read(hart, number);
      if (writes) {
        CsrFile.write(hart, number, updated(instruction, old, operand(hart, instruction, word)));
      }
      hart.x[Fields.rd(word) == 0 ? Hart.SINK : Fields.rd(word)] = old;
      return charged(hart, writes ? Effect.REFETCH : Effect.NEXT);
    } catch (CsrFile.IllegalCsr illegal) {
      return Effect.ILLEGAL;
    }
  }

  /** csrrs and csrrc write only where their operand is not x0 or 0. */
  private static boolean writes(Instruction instruction, int word) {
    boolean swap = instruction == Instruction.CSRRW || instruction == Instruction.CSRRWI;
    return swap || Fields.rs1(word) != 0;
  }

  private static int operand(Hart hart, Instruction instruction, int word) {
    return switch (instruction) {
      case CSRRW, CSRRS, CSRRC -> hart.x[Fields.rs1(word)];
      default -> Fields.rs1(word);
    };
  }

  private static int updated(Instruction instruction, int old, int operand) {
    return switch (instruction) {
      case CSRRW, CSRRWI -> operand;
      case CSRRS, CSRRSI -> old | operand;
      case CSRRC, CSRRCI -> old & ~operand;
      default -> throw new IllegalStateException("not a csr instruction: " + instruction);
    };
  }
}
