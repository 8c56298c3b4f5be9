package ringside.cpu.plain;

import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.cpu.engine.Branches;
import ringside.cpu.engine.Engine;
import ringside.cpu.engine.Operands;
import ringside.cpu.engine.RareInstructions;
import ringside.cpu.pipeline.BranchCosts;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.isa.Fields;
import ringside.isa.Format;
import ringside.isa.Instruction;
import ringside.isa.LatencyClass;
import ringside.mmu.MemoryFault;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * One instruction after the other: fetch, load-use stall, data access, then the rest
 * (docs/cost-model.md, "Instructions"). Every access goes through the {@link Mmu}, every cycle to
 * the {@link Meter} when it passes.
 */
public final class PlainEngine implements Engine {
  private static final int INSTRUCTION_BYTES = 4;

  private final Hart hart;
  private final Mmu mmu;
  private final Meter meter;
  private final PipelineConfig costs;
  private final RareInstructions rare;

  /** An engine for a hart. */
  public PlainEngine(Hart hart) {
    this.hart = hart;
    this.mmu = hart.mmu();
    this.meter = hart.meter();
    this.costs = hart.pipeline();
    this.rare = new RareInstructions(hart);
  }

  @Override
  public Stop run(long limit) {
    while (meter.clock() < limit) {
      if (!step()) {
        return Stop.TRAP;
      }
    }
    return Stop.LIMIT;
  }

  /** Executes the instruction at pc; says whether it took no trap. */
  private boolean step() {
    try {
      int word = mmu.memory().readWord(mmu.fetch(hart.pc, INSTRUCTION_BYTES, hart.mode()));
      stall(word);
      return execute(Instruction.decode(word), word);
    } catch (MemoryFault fault) {
      hart.trap(TrapCause.of(fault), fault.address());
      return false;
    }
  }

  private void stall(int word) {
    if (Operands.reads(word, hart.pendingLoad)) {
      meter.charge(Cause.LOAD_USE, costs.loadUseCycles());
    }
    hart.pendingLoad = 0;
  }

  private boolean execute(@Nullable Instruction instruction, int word) {
    if (instruction == null) {
      return rare(word, 0);
    }
    return switch (instruction.latency()) {
      case SINGLE, MULTIPLY, DIVIDE -> compute(instruction, word);
      case LOAD ->
          instruction.format() == Format.LOAD
              ? load(instruction, word)
              : rare(word, Fields.rd(word));
      case STORE -> store(instruction, word);
      case BRANCH -> branch(instruction, word);
      case JAL, JALR -> jump(instruction, word);
      case SYSTEM, TRAP -> rare(word, 0);
    };
  }

  private boolean compute(Instruction instruction, int word) {
    int b =
        instruction.format() == Format.R
            ? hart.x[Fields.rs2(word)]
            : Fields.immediate(instruction.format(), word);
    write(word, Computation.result(instruction, hart.x[Fields.rs1(word)], b, hart.pc));
    if (instruction.latency() == LatencyClass.MULTIPLY) {
      meter.charge(Cause.MULDIV, costs.multiplyCycles());
    } else if (instruction.latency() == LatencyClass.DIVIDE) {
      meter.charge(Cause.MULDIV, costs.divideCycles());
    }
    return retire(hart.pc + INSTRUCTION_BYTES);
  }

  private boolean load(Instruction instruction, int word) {
    int address = hart.x[Fields.rs1(word)] + Fields.immediateI(word);
    Mode mode = hart.mode();
    int value =
        switch (instruction) {
          case LB -> (byte) mmu.load(address, 1, mode);
          case LBU -> mmu.load(address, 1, mode);
          case LH -> (short) mmu.load(address, 2, mode);
          case LHU -> mmu.load(address, 2, mode);
          default -> mmu.load(address, 4, mode);
        };
    write(word, value);
    hart.pendingLoad = Fields.rd(word);
    return retire(hart.pc + INSTRUCTION_BYTES);
  }

  private boolean store(Instruction instruction, int word) {
    int address = hart.x[Fields.rs1(word)] + Fields.immediateS(word);
    int bytes =
        switch (instruction) {
          case SB -> 1;
          case SH -> 2;
          default -> 4;
        };
    mmu.store(address, hart.x[Fields.rs2(word)], bytes, hart.mode());
    return retire(hart.pc + INSTRUCTION_BYTES);
  }

  private boolean branch(Instruction instruction, int word) {
    boolean taken = Branches.taken(hart, instruction, word);
    int distance = Fields.immediateB(word);
    if (taken && (distance & 3) != 0) {
      return misaligned(hart.pc + distance);
    }
    BranchCosts branches = hart.branches();
    int direction = distance < 0 ? BranchCosts.BACKWARD : 0;
    int cycles =
        branches.learns()
            ? branches.learn(hart.pc, taken)
            : branches.fixed()[direction + (taken ? BranchCosts.TAKEN : 0)];
    meter.charge(Cause.CONTROL, cycles);
    return retire(hart.pc + (taken ? distance : INSTRUCTION_BYTES));
  }

  private boolean jump(Instruction instruction, int word) {
    boolean relative = instruction == Instruction.JAL;
    int target =
        relative
            ? hart.pc + Fields.immediateJ(word)
            : hart.x[Fields.rs1(word)] + Fields.immediateI(word) & ~1;
    if ((target & 3) != 0) {
      return misaligned(target);
    }
    write(word, hart.pc + INSTRUCTION_BYTES);
    meter.charge(Cause.CONTROL, relative ? costs.jalCycles() : costs.jalrCycles());
    return retire(target);
  }

  private boolean misaligned(int target) {
    hart.trap(TrapCause.INSTRUCTION_MISALIGNED, target);
    return false;
  }

  /**
   * Atomics, CSRs, fences, and what enters or leaves the kernel.
   *
   * @param loaded register that the next instruction must wait for, or 0
   */
  private boolean rare(int word, int loaded) {
    return switch (rare.execute(word)) {
      case NEXT -> {
        hart.pendingLoad = loaded;
        yield retire(hart.pc + INSTRUCTION_BYTES);
      }
      case REFETCH -> retire(hart.pc + INSTRUCTION_BYTES);
      case JUMP -> retire(hart.pc);
      case RETIRED_TRAP -> {
        retire(hart.pc);
        boolean user = hart.mode() == Mode.USER;
        hart.trap(user ? TrapCause.ECALL_FROM_USER : TrapCause.ECALL_FROM_SUPERVISOR, 0);
        yield false;
      }
      case TRAP -> false;
    };
  }

  private void write(int word, int value) {
    hart.x[Fields.rd(word) == 0 ? Hart.SINK : Fields.rd(word)] = value;
  }

  private boolean retire(int next) {
    hart.pc = next;
    hart.retire(1);
    meter.charge(Cause.ISSUE, 1);
    return true;
  }
}
