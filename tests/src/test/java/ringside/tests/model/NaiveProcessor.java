package ringside.tests.model;

import java.util.Set;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.mmu.ledger.Cause;
import ringside.mmu.memory.PhysicalMemory;
import ringside.tests.model.NaiveTranslation.Kind;

/**
 * A hart in user mode: what each instruction does and costs, step by step in the order of the cost
 * model (fetch, load-use stall, data access, the rest). Slow and plain, to be compared with.
 */
final class NaiveProcessor {
  private static final int MISALIGNED_FETCH = 0;
  private static final int ILLEGAL = 2;
  private static final int BREAKPOINT = 3;
  private static final int MISALIGNED_LOAD = 4;
  private static final int MISALIGNED_STORE = 6;
  private static final int ECALL = 8;

  final int[] x = new int[32];
  final Counts counts = new Counts();
  final NaiveRam ram;
  final NaiveMemorySystem caches;
  final NaiveTranslation translation;
  private final NaiveData data;
  private final NaiveBranches branches;
  private final Configuration configuration;
  private final Set<Mistake> mistakes;
  int pc;
  private int next;
  private int loaded;
  private int loadedBefore;
  private int nowLoading;
  private boolean reserved;
  private int reservation;

  NaiveProcessor(Configuration configuration, PhysicalMemory memory, Set<Mistake> mistakes) {
    this.configuration = configuration;
    this.mistakes = mistakes;
    this.ram = new NaiveRam(memory);
    this.caches = new NaiveMemorySystem(configuration, counts, mistakes);
    this.translation = new NaiveTranslation(configuration, ram, caches, counts, mistakes);
    this.data = new NaiveData(configuration, ram, translation, caches, counts, mistakes);
    this.branches = new NaiveBranches(configuration, mistakes);
  }

  /** Runs while the clock is below a limit; a trap ends it. */
  void run(long limit) throws NaiveFault {
    while (counts.clock() < limit) {
      step();
    }
  }

  /** Where the kernel sends the processor after a trap. */
  void resume(int address) {
    pc = address;
    if (!mistakes.contains(Mistake.SHADOW_SURVIVES_TRAP)) {
      loaded = 0;
      loadedBefore = 0;
    }
    reserved = false;
  }

  private void step() throws NaiveFault {
    NaiveInstruction instruction = new NaiveInstruction(data.fetch(pc));
    stall(instruction);
    next = pc + 4;
    nowLoading = 0;
    try {
      execute(instruction);
    } catch (NaiveFault fault) {
      boolean counts = mistakes.contains(Mistake.FAULTING_INSTRUCTION_RETIRES);
      if (fault.cause == ECALL && !mistakes.contains(Mistake.ECALL_DOES_NOT_RETIRE) || counts) {
        retire();
      }
      throw fault;
    }
    retire();
    loadedBefore = loaded;
    loaded = nowLoading;
    pc = next;
  }

  private void retire() {
    counts.charge(Cause.ISSUE, 1);
    counts.count("retired");
  }

  private void stall(NaiveInstruction instruction) {
    boolean stalls = instruction.reads(loaded);
    if (mistakes.contains(Mistake.LOAD_USE_NOT_ACROSS_LINES) && pc % 64 == 0) {
      stalls = false;
    }
    if (mistakes.contains(Mistake.LOAD_USE_NOT_OF_STORE_DATA)
        && instruction.opcode() == NaiveInstruction.STORE
        && instruction.rs1() != loaded) {
      stalls = false;
    }
    if (mistakes.contains(Mistake.LOAD_USE_SEES_IMMEDIATES)) {
      stalls |= loaded != 0 && instruction.rs2() == loaded;
    }
    if (mistakes.contains(Mistake.LOAD_USE_TWO_LATER)) {
      stalls |= instruction.reads(loadedBefore);
    }
    if (stalls) {
      counts.count("pairs");
    }
    counts.charge(Cause.LOAD_USE, stalls ? cost(Setting.COST_LOADUSE) : 0);
  }

  private void execute(NaiveInstruction i) throws NaiveFault {
    require(i, i.exists());
    switch (i.opcode()) {
      case NaiveInstruction.LUI -> set(i.rd(), i.immediateU());
      case NaiveInstruction.AUIPC -> set(i.rd(), pc + i.immediateU());
      case NaiveInstruction.JAL ->
          jump(i, pc + i.immediateJ(), Setting.COST_JAL, Mistake.JAL_COSTS_MORE, 1);
      case NaiveInstruction.JALR -> {
        int target = x[i.rs1()] + i.immediateI() & ~1;
        jump(i, target, Setting.COST_JALR, Mistake.JALR_COSTS_LESS, -1);
      }
      case NaiveInstruction.BRANCH -> branch(i);
      case NaiveInstruction.LOAD -> load(i);
      case NaiveInstruction.STORE ->
          data.store(x[i.rs1()] + i.immediateS(), x[i.rs2()], 1 << i.funct3());
      case NaiveInstruction.OP_IMM -> immediate(i);
      case NaiveInstruction.OP -> register(i);
      case NaiveInstruction.AMO -> atomic(i);
      case NaiveInstruction.FENCE -> fence(i);
      case NaiveInstruction.SYSTEM -> system(i);
      default -> throw new NaiveFault(ILLEGAL, i.word());
    }
  }

  private void jump(NaiveInstruction i, int target, Setting setting, Mistake mistake, int wrong)
      throws NaiveFault {
    requireAligned(target);
    set(i.rd(), pc + 4);
    next = target;
    counts.count("jumps");
    counts.charge(Cause.CONTROL, cost(setting) + (mistakes.contains(mistake) ? wrong : 0));
  }

  private void branch(NaiveInstruction i) throws NaiveFault {
    boolean taken = NaiveArithmetic.branches(i.funct3(), x[i.rs1()], x[i.rs2()]);
    if (taken) {
      requireAligned(pc + i.immediateB());
      next = pc + i.immediateB();
      counts.count("taken");
    }
    counts.charge(Cause.CONTROL, branches.cycles(pc, i.immediateB(), taken));
  }

  private void load(NaiveInstruction i) throws NaiveFault {
    int size = 1 << (i.funct3() & 3);
    int value = data.load(x[i.rs1()] + i.immediateI(), size);
    boolean signed = i.funct3() < 2;
    int unused = 32 - 8 * size;
    set(i.rd(), signed ? value << unused >> unused : value);
    nowLoading = i.rd();
  }

  private void immediate(NaiveInstruction i) {
    boolean shift = i.funct3() == 1 || i.funct3() == 5;
    boolean arithmetic = i.funct3() == 5 && i.funct7() == 0x20;
    int operand = shift ? i.rs2() : i.immediateI();
    set(i.rd(), NaiveArithmetic.integer(i.funct3(), arithmetic, x[i.rs1()], operand));
  }

  private void register(NaiveInstruction i) {
    int a = x[i.rs1()];
    int b = x[i.rs2()];
    if (i.funct7() == 1) {
      set(i.rd(), NaiveArithmetic.multiplyDivide(i.funct3(), a, b));
      boolean divides = i.funct3() >= 4;
      int multiply = mistakes.contains(Mistake.MULTIPLY_IS_FREE) ? 0 : cost(Setting.COST_MUL);
      int less = mistakes.contains(Mistake.DIVIDE_COSTS_LESS) ? 1 : 0;
      counts.charge(Cause.MULDIV, divides ? cost(Setting.COST_DIV) - less : multiply);
      return;
    }
    boolean alternative = i.funct7() == 0x20 && (i.funct3() == 0 || i.funct3() == 5);
    set(i.rd(), NaiveArithmetic.integer(i.funct3(), alternative, a, b));
  }

  private void atomic(NaiveInstruction i) throws NaiveFault {
    boolean isLoad = i.funct5() == 2;
    int address = x[i.rs1()];
    if (address % 4 != 0) {
      throw new NaiveFault(isLoad ? MISALIGNED_LOAD : MISALIGNED_STORE, address);
    }
    switch (i.funct5()) {
      case 2 -> loadReserved(i, address);
      case 3 -> storeConditional(i, address);
      default -> {
        int operand = x[i.rs2()];
        int old = data.beginAtomic(address);
        data.finishAtomic(address, NaiveArithmetic.atomic(i.funct5(), old, operand));
        set(i.rd(), old);
      }
    }
    nowLoading = mistakes.contains(Mistake.LOAD_USE_NOT_AFTER_ATOMICS) ? 0 : i.rd();
  }

  private void loadReserved(NaiveInstruction i, int address) throws NaiveFault {
    set(i.rd(), data.load(address, 4));
    reserved = true;
    reservation = address;
  }

  private void storeConditional(NaiveInstruction i, int address) throws NaiveFault {
    boolean succeeds = reserved && reservation == address;
    reserved = false;
    if (succeeds) {
      data.store(address, x[i.rs2()], 4);
    } else if (mistakes.contains(Mistake.FAILING_SC_ACCESSES)) {
      data.touch(address, Kind.STORE);
    }
    set(i.rd(), succeeds ? 0 : 1);
  }

  private void fence(NaiveInstruction i) {
    if (i.funct3() == 1 && !mistakes.contains(Mistake.FENCE_I_KEEPS_CACHE)) {
      caches.l1i.empty();
    }
    int cycles = mistakes.contains(Mistake.FENCE_IS_FREE) ? 0 : cost(Setting.COST_SYSTEM);
    counts.charge(Cause.TRAP, cycles);
  }

  private void system(NaiveInstruction i) throws NaiveFault {
    if (i.word() == 0x73) {
      throw new NaiveFault(ECALL, 0);
    }
    if (i.word() == 0x0010_0073) {
      throw new NaiveFault(BREAKPOINT, pc);
    }
    boolean reads = (i.funct3() & 3) >= 2 && i.rs1() == 0;
    int low = i.csr() & ~0x80;
    require(i, reads && low >= 0xc00 && low <= 0xc02);
    long late = mistakes.contains(Mistake.COUNTER_READ_AFTER_ISSUE) ? 1 : 0;
    long counter = low == 0xc02 ? counts.get("retired") : counts.clock() + late;
    set(i.rd(), (int) (i.csr() == low ? counter : counter >>> 32));
    counts.charge(Cause.TRAP, cost(Setting.COST_SYSTEM));
  }

  private void set(int register, int value) {
    x[register] = register == 0 ? 0 : value;
  }

  private int cost(Setting setting) {
    return configuration.integer(setting);
  }

  private static void require(NaiveInstruction i, boolean legal) throws NaiveFault {
    if (!legal) {
      throw new NaiveFault(ILLEGAL, i.word());
    }
  }

  private static void requireAligned(int target) throws NaiveFault {
    if (target % 4 != 0) {
      throw new NaiveFault(MISALIGNED_FETCH, target);
    }
  }
}
