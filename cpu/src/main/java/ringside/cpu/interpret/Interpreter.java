package ringside.cpu.interpret;

import ringside.cpu.Engine;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.cpu.pipeline.BranchCosts;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.mmu.LineTable;
import ringside.mmu.MemoryFault;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.sv32.Access;

/**
 * The reference engine. {@link #loop} keeps clock, pc and retired instructions in locals; before
 * anything that looks at the books or may fault it settles them ({@link #settle}). Order within one
 * instruction: fetch, load-use stall, data access, then the rest (docs/cost-model.md). The loop is
 * one long function because the JVM compiles it as one (benchmark: tests, {@code EngineBenchmark}).
 */
public final class Interpreter implements Engine {
  private static final int REGISTERS = 64;
  private static final int NO_LINE = -1;
  private static final int LINE_SHIFT = 6;
  private static final int LINES_PER_PAGE_SHIFT = 6;
  private static final int BACKWARD_TO_INDEX = 27;

  /** Added to both sides, it makes a signed comparison an unsigned one. */
  private static final int MIN = Integer.MIN_VALUE;

  private final Hart hart;
  private final Mmu mmu;
  private final Meter meter;
  private final CodeCache codeCache;
  private final RareInstructions rare;
  private final BranchCosts branches;
  private final int loadUseCycles;
  private final int jalCycles;
  private final int jalrCycles;
  private final int multiplyCycles;
  private final int divideCycles;
  private final long[] tlbUsed;
  private final long[] cacheUsed;
  private final int[] fetchTags;
  private final long[] fetchUsed;

  private DecodedPage page = new DecodedPage(0);
  private long issued;
  private long slowFetches;

  /** An engine for a hart; unpacked instructions are shared through the code cache. */
  public Interpreter(Hart hart, CodeCache codeCache) {
    this.hart = hart;
    this.mmu = hart.mmu();
    this.meter = hart.meter();
    this.codeCache = codeCache;
    this.rare = new RareInstructions(hart);
    this.branches = hart.branches();
    PipelineConfig pipeline = hart.pipeline();
    this.loadUseCycles = pipeline.loadUseCycles();
    this.jalCycles = pipeline.jalCycles();
    this.jalrCycles = pipeline.jalrCycles();
    this.multiplyCycles = pipeline.multiplyCycles();
    this.divideCycles = pipeline.divideCycles();
    this.tlbUsed = mmu.dtlb().recency.used;
    this.cacheUsed = mmu.l1d().recency.used;
    this.fetchTags = mmu.l1i().tags;
    this.fetchUsed = mmu.l1i().recency.used;
  }

  @Override
  public Stop run(long limit) {
    try {
      Stop stop = Stop.LIMIT;
      while (stop == Stop.LIMIT && meter.clock() < limit) {
        stop = loop(limit);
      }
      return stop;
    } catch (MemoryFault fault) {
      return faulted(fault);
    } finally {
      mmu.countFetchHits(issued - slowFetches);
      issued = 0;
      slowFetches = 0;
    }
  }

  /** Runs up to the limit, a trap, or a change of mode. */
  @SuppressWarnings("LabelledBreakTarget") // the three ways out of the switch share their tails
  private Stop loop(long untilClock) {
    final Mode mode = hart.mode();
    final int[] x = new int[REGISTERS];
    System.arraycopy(hart.x, 0, x, 0, REGISTERS);
    final int[] lines = mmu.lines(mode).table;
    final int[][] words = mmu.lines(mode).words;
    final boolean observed = mmu.isObserved();
    final boolean learns = branches.learns();
    final int[] branchCycles = branches.fixed();
    long limit = untilClock;
    int pc = hart.pc;
    int line = NO_LINE;
    long[] code = page.code;
    long clock = meter.clock();
    long retired = 0;
    long loadUse = 0;
    long control = 0;
    long mulDiv = 0;
    long dataHits = 0;
    while (clock < limit) {
      if (pc >>> LINE_SHIFT != line) {
        if (line == NO_LINE || !reenter(pc, line, clock)) {
          settle(x, pc, clock, retired, loadUse, control, mulDiv, dataHits);
          retired = loadUse = control = mulDiv = dataHits = 0;
          fetchSlowly(pc, mode);
          clock = meter.clock();
          code = page.code;
        }
        line = observed ? NO_LINE : pc >>> LINE_SHIFT;
        if (hart.pendingLoad != 0) {
          final int stall = stallOnPendingLoad(pc);
          clock += stall;
          loadUse += stall;
        }
      }
      final long w = code[pc >>> 2 & code.length - 1];
      final int rd = (int) w >>> Predecoded.RD_SHIFT & REGISTERS - 1;
      final int a = x[(int) w >>> Predecoded.RS1_SHIFT & REGISTERS - 1];
      final int immediate = (int) (w >>> Predecoded.IMMEDIATE_SHIFT);
      final boolean taken;
      final int address;
      final int entry;
      branch:
      {
        sequential:
        {
          load:
          {
            fast:
            {
              switch ((int) w & 0xff) {
                case Op.LUI:
                  x[rd] = immediate;
                  break sequential;
                case Op.AUIPC:
                  x[rd] = pc + immediate;
                  break sequential;
                case Op.JAL:
                  x[rd] = pc + 4;
                  pc += immediate;
                  clock += 1 + jalCycles;
                  control += jalCycles;
                  retired++;
                  continue;
                case Op.JALR:
                  if ((a + immediate & 2) != 0) {
                    settle(x, pc, clock, retired, loadUse, control, mulDiv, dataHits);
                    return misalignedTarget(a + immediate & ~1);
                  }
                  x[rd] = pc + 4;
                  pc = a + immediate & ~1;
                  clock += 1 + jalrCycles;
                  control += jalrCycles;
                  retired++;
                  continue;
                case Op.BEQ:
                  taken = a == x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break branch;
                case Op.BNE:
                  taken = a != x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break branch;
                case Op.BLT:
                  taken = a < x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break branch;
                case Op.BGE:
                  taken = a >= x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break branch;
                case Op.BLTU:
                  taken = a + MIN < x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1] + MIN;
                  break branch;
                case Op.BGEU:
                  taken = a + MIN >= x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1] + MIN;
                  break branch;
                case Op.LW:
                  address = a + immediate;
                  entry = address >>> LINE_SHIFT << LineTable.ENTRY_SHIFT & lines.length - 1;
                  if (lines[entry + LineTable.LOADABLE] != address >>> LINE_SHIFT
                      || (address & 3) != 0) {
                    break fast;
                  }
                  stamp(lines, entry, clock);
                  dataHits++;
                  x[rd] = words[entry >>> LineTable.ENTRY_SHIFT][wordIndex(lines, entry, address)];
                  break load;
                case Op.LB:
                case Op.LH:
                case Op.LBU:
                case Op.LHU:
                  address = a + immediate;
                  entry = address >>> LINE_SHIFT << LineTable.ENTRY_SHIFT & lines.length - 1;
                  if (lines[entry + LineTable.LOADABLE] != address >>> LINE_SHIFT
                      || (address & Predecoded.alignMask(w)) != 0) {
                    break fast;
                  }
                  stamp(lines, entry, clock);
                  dataHits++;
                  x[rd] =
                      Predecoded.extend(
                          w,
                          words[entry >>> LineTable.ENTRY_SHIFT][wordIndex(lines, entry, address)]
                              >>> (address & 3) * 8);
                  break load;
                case Op.SW:
                  address = a + immediate;
                  entry = address >>> LINE_SHIFT << LineTable.ENTRY_SHIFT & lines.length - 1;
                  if (lines[entry + LineTable.STORABLE] != address >>> LINE_SHIFT
                      || (address & 3) != 0) {
                    break fast;
                  }
                  stamp(lines, entry, clock);
                  dataHits++;
                  words[entry >>> LineTable.ENTRY_SHIFT][wordIndex(lines, entry, address)] =
                      x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.SB:
                case Op.SH:
                  address = a + immediate;
                  entry = address >>> LINE_SHIFT << LineTable.ENTRY_SHIFT & lines.length - 1;
                  if (lines[entry + LineTable.STORABLE] != address >>> LINE_SHIFT
                      || (address & Predecoded.alignMask(w)) != 0) {
                    break fast;
                  }
                  stamp(lines, entry, clock);
                  dataHits++;
                  storePart(
                      words[entry >>> LineTable.ENTRY_SHIFT],
                      wordIndex(lines, entry, address),
                      (address & 3) * 8,
                      Predecoded.partMask(w),
                      x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1]);
                  break sequential;
                case Op.ADDI:
                  x[rd] = a + immediate;
                  break sequential;
                case Op.SLTI:
                  x[rd] = a < immediate ? 1 : 0;
                  break sequential;
                case Op.SLTIU:
                  x[rd] = a + MIN < immediate + MIN ? 1 : 0;
                  break sequential;
                case Op.XORI:
                  x[rd] = a ^ immediate;
                  break sequential;
                case Op.ORI:
                  x[rd] = a | immediate;
                  break sequential;
                case Op.ANDI:
                  x[rd] = a & immediate;
                  break sequential;
                case Op.SLLI:
                  x[rd] = a << immediate;
                  break sequential;
                case Op.SRLI:
                  x[rd] = a >>> immediate;
                  break sequential;
                case Op.SRAI:
                  x[rd] = a >> immediate;
                  break sequential;
                case Op.ADD:
                  x[rd] = a + x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.SUB:
                  x[rd] = a - x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.SLL:
                  x[rd] = a << x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.SLT:
                  x[rd] = a < x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1] ? 1 : 0;
                  break sequential;
                case Op.SLTU:
                  x[rd] =
                      a + MIN < x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1] + MIN ? 1 : 0;
                  break sequential;
                case Op.XOR:
                  x[rd] = a ^ x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.SRL:
                  x[rd] = a >>> x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.SRA:
                  x[rd] = a >> x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.OR:
                  x[rd] = a | x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.AND:
                  x[rd] = a & x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  break sequential;
                case Op.MUL:
                  x[rd] = a * x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
                  clock += multiplyCycles;
                  mulDiv += multiplyCycles;
                  break sequential;
                case Op.MULH:
                  x[rd] = Arithmetic.mulh(a, x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1]);
                  clock += multiplyCycles;
                  mulDiv += multiplyCycles;
                  break sequential;
                case Op.MULHSU:
                  x[rd] = Arithmetic.mulhsu(a, x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1]);
                  clock += multiplyCycles;
                  mulDiv += multiplyCycles;
                  break sequential;
                case Op.MULHU:
                  x[rd] = Arithmetic.mulhu(a, x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1]);
                  clock += multiplyCycles;
                  mulDiv += multiplyCycles;
                  break sequential;
                case Op.DIV:
                  x[rd] = Arithmetic.div(a, x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1]);
                  clock += divideCycles;
                  mulDiv += divideCycles;
                  break sequential;
                case Op.DIVU:
                  x[rd] = Arithmetic.divu(a, x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1]);
                  clock += divideCycles;
                  mulDiv += divideCycles;
                  break sequential;
                case Op.REM:
                  x[rd] = Arithmetic.rem(a, x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1]);
                  clock += divideCycles;
                  mulDiv += divideCycles;
                  break sequential;
                case Op.REMU:
                  x[rd] = Arithmetic.remu(a, x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1]);
                  clock += divideCycles;
                  mulDiv += divideCycles;
                  break sequential;
                case Op.UNDECODED:
                  codeCache.decodeLine(page, pc);
                  // What stalled to fetch this instruction may have passed the limit: it still
                  // runs.
                  limit = Math.max(limit, clock + 1);
                  continue;
                default:
                  settle(x, pc, clock, retired, loadUse, control, mulDiv, dataHits);
                  retired = loadUse = control = mulDiv = dataHits = 0;
                  RareInstructions.End end = rare.execute(immediate);
                  System.arraycopy(hart.x, 0, x, 0, REGISTERS);
                  clock = meter.clock();
                  switch (end) {
                    case NEXT:
                      if (code[pc >>> 2 & DecodedPage.INSTRUCTIONS - 1] == Op.UNDECODED) {
                        // An atomic has written to its own page, perhaps the next instruction,
                        // so whether that one reads rd is open again.
                        line = NO_LINE;
                        hart.pendingLoad = rd;
                        break sequential;
                      }
                      break load;
                    case REFETCH:
                      line = NO_LINE;
                      break sequential;
                    case JUMP:
                      settle(x, hart.pc, clock + 1, 1, loadUse, control, mulDiv, dataHits);
                      return Stop.LIMIT;
                    case RETIRED_TRAP:
                      settle(x, pc, clock + 1, 1, loadUse, control, mulDiv, dataHits);
                      hart.trap(environmentCall(mode), 0);
                      return Stop.TRAP;
                    case TRAP:
                      issued++;
                      return Stop.TRAP;
                  }
                  throw new IllegalStateException("an instruction ended as " + end);
              }
            }
            settle(x, pc, clock, retired, loadUse, control, mulDiv, dataHits);
            retired = loadUse = control = mulDiv = dataHits = 0;
            accessSlowly(x, w, address, mode);
            clock = meter.clock();
          }
          if ((w & Predecoded.USED_NEXT) != 0 && clock + 1 < limit && line != NO_LINE) {
            clock += loadUseCycles;
            loadUse += loadUseCycles;
            limit = Math.max(limit, clock + 2);
          } else if ((w & (Predecoded.USED_NEXT | Predecoded.MAYBE_USED_NEXT)) != 0) {
            hart.pendingLoad = rd;
          }
        }
        pc += 4;
        clock++;
        retired++;
        continue;
      }
      final int cycles =
          learns
              ? branches.learn(pc, taken)
              : branchCycles[
                  (int) w >>> BACKWARD_TO_INDEX & BranchCosts.BACKWARD | (taken ? 1 : 0)];
      pc += taken ? immediate : 4;
      clock += 1 + cycles;
      control += cycles;
      retired++;
    }
    settle(x, pc, clock, retired, loadUse, control, mulDiv, dataHits);
    return Stop.LIMIT;
  }

  /** Whether the next line is of the same page and still in the L1 I-cache; stamps it if so. */
  private boolean reenter(int pc, int line, long clock) {
    if (line >>> LINES_PER_PAGE_SHIFT != pc >>> LINE_SHIFT + LINES_PER_PAGE_SHIFT) {
      return false;
    }
    int slot = page.cacheSlot[pc >>> LINE_SHIFT & DecodedPage.LINES - 1];
    if (fetchTags[slot] != page.line(pc)) {
      return false;
    }
    fetchUsed[slot] = Mmu.fastStamp(clock);
    return true;
  }

  private void fetchSlowly(int pc, Mode mode) {
    int physical = mmu.fetch(pc, 4, mode);
    slowFetches++;
    page = codeCache.page(physical);
    page.cacheSlot[pc >>> LINE_SHIFT & DecodedPage.LINES - 1] = mmu.l1i().find(page.line(pc));
    // Here, not in the loop, which would fetch once more while every access is observed.
    if (page.code[pc >>> 2 & DecodedPage.INSTRUCTIONS - 1] == Op.UNDECODED) {
      codeCache.decodeLine(page, pc);
    }
  }

  /**
   * Charges the load-use stall of the instruction at pc, if the pending load's register is read.
   */
  private int stallOnPendingLoad(int pc) {
    int word = mmu.memory().readWord(page.frame << 12 | pc & 0xfff);
    int stall = Predecoded.reads(word, hart.pendingLoad) ? loadUseCycles : 0;
    hart.pendingLoad = 0;
    return stall;
  }

  /** A load or store that the fast path can't make; its address may fault. */
  private void accessSlowly(int[] x, long w, int address, Mode mode) {
    int rd = (int) w >>> Predecoded.RD_SHIFT & REGISTERS - 1;
    int bytes = Predecoded.bytes(w);
    if (Predecoded.isStore(w)) {
      int value = x[(int) w >>> Predecoded.RS2_SHIFT & REGISTERS - 1];
      mmu.storeSlowly(address, value, bytes, mode);
    } else {
      x[rd] = Predecoded.extend(w, mmu.loadSlowly(address, bytes, mode));
    }
  }

  private static void storePart(int[] words, int index, int shift, int mask, int value) {
    words[index] = words[index] & ~(mask << shift) | (value & mask) << shift;
  }

  private static int wordIndex(int[] lines, int entry, int address) {
    return lines[entry + LineTable.FIRST_WORD] + (address >>> 2 & 15);
  }

  private void stamp(int[] lines, int entry, long clock) {
    int slots = lines[entry + LineTable.SLOTS];
    long stamp = Mmu.fastStamp(clock);
    tlbUsed[slots >>> LineTable.TLB_SHIFT] = stamp;
    cacheUsed[slots & LineTable.CACHE_MASK] = stamp;
  }

  /** Puts what the loop keeps in locals into the hart and the books. */
  private void settle(
      int[] x,
      int pc,
      long clock,
      long retired,
      long loadUse,
      long control,
      long mulDiv,
      long dataHits) {
    System.arraycopy(x, 0, hart.x, 0, REGISTERS);
    hart.pc = pc;
    hart.retire(retired);
    issued += retired;
    mmu.countDataHits(dataHits);
    meter.chargePipeline(retired, loadUse, control, mulDiv);
    if (meter.clock() != clock) {
      throw new IllegalStateException("clock " + clock + " but charged " + meter.clock());
    }
  }

  private Stop misalignedTarget(int target) {
    issued++;
    hart.trap(TrapCause.INSTRUCTION_MISALIGNED, target);
    return Stop.TRAP;
  }

  private Stop faulted(MemoryFault fault) {
    if (fault.access() != Access.FETCH) {
      issued++;
    }
    hart.trap(TrapCause.of(fault), fault.address());
    return Stop.TRAP;
  }

  private static TrapCause environmentCall(Mode mode) {
    return mode == Mode.USER ? TrapCause.ECALL_FROM_USER : TrapCause.ECALL_FROM_SUPERVISOR;
  }
}
