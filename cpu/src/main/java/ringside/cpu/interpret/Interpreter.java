package ringside.cpu.interpret;

import ringside.cpu.Engine;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.cpu.pipeline.BranchCosts;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.mmu.LineTable;
import ringside.mmu.MemoryFault;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Cause;
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
  private static final int NO_LINE = -1;
  private static final int LINE_SHIFT = 6;
  private static final int LINES_PER_PAGE_SHIFT = 6;
  private static final int BACKWARD_TO_INDEX = 25;

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
  private long loadUse;
  private long control;
  private long mulDiv;
  private long issued;
  private long slowFetches;
  private long dataHits;

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
      mmu.countDataHits(dataHits);
      dataHits = 0;
      issued = 0;
      slowFetches = 0;
    }
  }

  /** Runs up to the limit, a trap, or a change of mode. */
  @SuppressWarnings("LabelledBreakTarget") // the three ways out of the switch share their tails
  private Stop loop(long untilClock) {
    final Mode mode = hart.mode();
    final int[] x = hart.x;
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
    while (clock < limit) {
      if (pc >>> LINE_SHIFT != line) {
        if (line == NO_LINE || !reenter(pc, line, clock)) {
          settle(pc, clock, retired);
          retired = 0;
          fetchSlowly(pc, mode);
          clock = meter.clock();
          code = page.code;
        }
        line = observed ? NO_LINE : pc >>> LINE_SHIFT;
        if (hart.pendingLoad != 0) {
          clock += stallOnPendingLoad(pc);
        }
      }
      final long w = code[pc >>> 2 & DecodedPage.INSTRUCTIONS - 1];
      final int rd = (int) w >>> Predecoded.RD_SHIFT & Predecoded.RD_MASK;
      final int a = x[(int) w >>> Predecoded.RS1_SHIFT & Predecoded.REGISTER_MASK];
      final int immediate = (int) (w >>> Predecoded.IMMEDIATE_SHIFT);
      final boolean taken;
      branch:
      {
        sequential:
        {
          load:
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
                  settle(pc, clock, retired);
                  return misalignedTarget(a + immediate & ~1);
                }
                x[rd] = pc + 4;
                pc = a + immediate & ~1;
                clock += 1 + jalrCycles;
                control += jalrCycles;
                retired++;
                continue;
              case Op.BEQ:
                taken = a == x[rs2(w)];
                break branch;
              case Op.BNE:
                taken = a != x[rs2(w)];
                break branch;
              case Op.BLT:
                taken = a < x[rs2(w)];
                break branch;
              case Op.BGE:
                taken = a >= x[rs2(w)];
                break branch;
              case Op.BLTU:
                taken = a + MIN < x[rs2(w)] + MIN;
                break branch;
              case Op.BGEU:
                taken = a + MIN >= x[rs2(w)] + MIN;
                break branch;
              case Op.LB:
                {
                  final int address = a + immediate;
                  final int entry = address >>> LineTable.ADDRESS_SHIFT & LineTable.MASK;
                  final int value;
                  if (lines[entry + LineTable.LOADABLE] == address >>> LINE_SHIFT) {
                    value = fastWord(lines, words, entry, address, clock) >>> (address & 3) * 8;
                  } else {
                    settle(pc, clock, retired);
                    retired = 0;
                    value = mmu.loadSlowly(address, 1, mode);
                    clock = meter.clock();
                  }
                  x[rd] = (byte) value;
                  break load;
                }
              case Op.LH:
                {
                  final int address = a + immediate;
                  final int entry = address >>> LineTable.ADDRESS_SHIFT & LineTable.MASK;
                  final int value;
                  if (lines[entry + LineTable.LOADABLE] == address >>> LINE_SHIFT
                      && (address & 1) == 0) {
                    value = fastWord(lines, words, entry, address, clock) >>> (address & 3) * 8;
                  } else {
                    settle(pc, clock, retired);
                    retired = 0;
                    value = mmu.loadSlowly(address, 2, mode);
                    clock = meter.clock();
                  }
                  x[rd] = (short) value;
                  break load;
                }
              case Op.LW:
                {
                  final int address = a + immediate;
                  final int entry = address >>> LineTable.ADDRESS_SHIFT & LineTable.MASK;
                  final int value;
                  if (lines[entry + LineTable.LOADABLE] == address >>> LINE_SHIFT
                      && (address & 3) == 0) {
                    value = fastWord(lines, words, entry, address, clock);
                  } else {
                    settle(pc, clock, retired);
                    retired = 0;
                    value = mmu.loadSlowly(address, 4, mode);
                    clock = meter.clock();
                  }
                  x[rd] = value;
                  break load;
                }
              case Op.LBU:
                {
                  final int address = a + immediate;
                  final int entry = address >>> LineTable.ADDRESS_SHIFT & LineTable.MASK;
                  final int value;
                  if (lines[entry + LineTable.LOADABLE] == address >>> LINE_SHIFT) {
                    value = fastWord(lines, words, entry, address, clock) >>> (address & 3) * 8;
                  } else {
                    settle(pc, clock, retired);
                    retired = 0;
                    value = mmu.loadSlowly(address, 1, mode);
                    clock = meter.clock();
                  }
                  x[rd] = value & 0xff;
                  break load;
                }
              case Op.LHU:
                {
                  final int address = a + immediate;
                  final int entry = address >>> LineTable.ADDRESS_SHIFT & LineTable.MASK;
                  final int value;
                  if (lines[entry + LineTable.LOADABLE] == address >>> LINE_SHIFT
                      && (address & 1) == 0) {
                    value = fastWord(lines, words, entry, address, clock) >>> (address & 3) * 8;
                  } else {
                    settle(pc, clock, retired);
                    retired = 0;
                    value = mmu.loadSlowly(address, 2, mode);
                    clock = meter.clock();
                  }
                  x[rd] = value & 0xffff;
                  break load;
                }
              case Op.SB:
                {
                  final int address = a + immediate;
                  final int entry = address >>> LineTable.ADDRESS_SHIFT & LineTable.MASK;
                  if (lines[entry + LineTable.STORABLE] == address >>> LINE_SHIFT) {
                    fastStorePart(lines, words, entry, address, clock, x[rs2(w)], 0xff);
                  } else {
                    settle(pc, clock, retired);
                    retired = 0;
                    mmu.storeSlowly(address, x[rs2(w)], 1, mode);
                    clock = meter.clock();
                  }
                  break sequential;
                }
              case Op.SH:
                {
                  final int address = a + immediate;
                  final int entry = address >>> LineTable.ADDRESS_SHIFT & LineTable.MASK;
                  if (lines[entry + LineTable.STORABLE] == address >>> LINE_SHIFT
                      && (address & 1) == 0) {
                    fastStorePart(lines, words, entry, address, clock, x[rs2(w)], 0xffff);
                  } else {
                    settle(pc, clock, retired);
                    retired = 0;
                    mmu.storeSlowly(address, x[rs2(w)], 2, mode);
                    clock = meter.clock();
                  }
                  break sequential;
                }
              case Op.SW:
                {
                  final int address = a + immediate;
                  final int entry = address >>> LineTable.ADDRESS_SHIFT & LineTable.MASK;
                  if (lines[entry + LineTable.STORABLE] == address >>> LINE_SHIFT
                      && (address & 3) == 0) {
                    fastStore(lines, words, entry, address, clock, x[rs2(w)]);
                  } else {
                    settle(pc, clock, retired);
                    retired = 0;
                    mmu.storeSlowly(address, x[rs2(w)], 4, mode);
                    clock = meter.clock();
                  }
                  break sequential;
                }
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
                x[rd] = a + x[rs2(w)];
                break sequential;
              case Op.SUB:
                x[rd] = a - x[rs2(w)];
                break sequential;
              case Op.SLL:
                x[rd] = a << x[rs2(w)];
                break sequential;
              case Op.SLT:
                x[rd] = a < x[rs2(w)] ? 1 : 0;
                break sequential;
              case Op.SLTU:
                x[rd] = a + MIN < x[rs2(w)] + MIN ? 1 : 0;
                break sequential;
              case Op.XOR:
                x[rd] = a ^ x[rs2(w)];
                break sequential;
              case Op.SRL:
                x[rd] = a >>> x[rs2(w)];
                break sequential;
              case Op.SRA:
                x[rd] = a >> x[rs2(w)];
                break sequential;
              case Op.OR:
                x[rd] = a | x[rs2(w)];
                break sequential;
              case Op.AND:
                x[rd] = a & x[rs2(w)];
                break sequential;
              case Op.MUL:
                x[rd] = a * x[rs2(w)];
                clock += multiplyCycles;
                mulDiv += multiplyCycles;
                break sequential;
              case Op.MULH:
                x[rd] = Arithmetic.mulh(a, x[rs2(w)]);
                clock += multiplyCycles;
                mulDiv += multiplyCycles;
                break sequential;
              case Op.MULHSU:
                x[rd] = Arithmetic.mulhsu(a, x[rs2(w)]);
                clock += multiplyCycles;
                mulDiv += multiplyCycles;
                break sequential;
              case Op.MULHU:
                x[rd] = Arithmetic.mulhu(a, x[rs2(w)]);
                clock += multiplyCycles;
                mulDiv += multiplyCycles;
                break sequential;
              case Op.DIV:
                x[rd] = Arithmetic.div(a, x[rs2(w)]);
                clock += divideCycles;
                mulDiv += divideCycles;
                break sequential;
              case Op.DIVU:
                x[rd] = Arithmetic.divu(a, x[rs2(w)]);
                clock += divideCycles;
                mulDiv += divideCycles;
                break sequential;
              case Op.REM:
                x[rd] = Arithmetic.rem(a, x[rs2(w)]);
                clock += divideCycles;
                mulDiv += divideCycles;
                break sequential;
              case Op.REMU:
                x[rd] = Arithmetic.remu(a, x[rs2(w)]);
                clock += divideCycles;
                mulDiv += divideCycles;
                break sequential;
              case Op.UNDECODED:
                codeCache.decodeLine(page, pc);
                // What stalled to fetch this instruction may have passed the limit: it still runs.
                limit = Math.max(limit, clock + 1);
                continue;
              default:
                settle(pc, clock, retired);
                retired = 0;
                RareInstructions.End end = rare.execute(immediate);
                clock = meter.clock();
                switch (end) {
                  case NEXT:
                    break load;
                  case REFETCH:
                    line = NO_LINE;
                    break sequential;
                  case JUMP:
                    settle(hart.pc, clock + 1, 1);
                    return Stop.LIMIT;
                  case RETIRED_TRAP:
                    settle(pc, clock + 1, 1);
                    hart.trap(environmentCall(mode), 0);
                    return Stop.TRAP;
                  case TRAP:
                    issued++;
                    return Stop.TRAP;
                }
            }
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
    settle(pc, clock, retired);
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
  }

  /**
   * Charges the load-use stall of the instruction at pc, if the pending load's register is read.
   */
  private int stallOnPendingLoad(int pc) {
    int word = mmu.memory().readWord(page.frame << 12 | pc & 0xfff);
    int stall = Predecoded.reads(word, hart.pendingLoad) ? loadUseCycles : 0;
    hart.pendingLoad = 0;
    loadUse += stall;
    return stall;
  }

  private int fastWord(int[] lines, int[][] words, int entry, int address, long clock) {
    stamp(lines, entry, clock);
    return words[entry >>> LineTable.ENTRY_SHIFT][wordIndex(lines, entry, address)];
  }

  private void fastStore(
      int[] lines, int[][] words, int entry, int address, long clock, int value) {
    stamp(lines, entry, clock);
    words[entry >>> LineTable.ENTRY_SHIFT][wordIndex(lines, entry, address)] = value;
  }

  private void fastStorePart(
      int[] lines, int[][] words, int entry, int address, long clock, int value, int mask) {
    stamp(lines, entry, clock);
    int[] chunk = words[entry >>> LineTable.ENTRY_SHIFT];
    int index = wordIndex(lines, entry, address);
    int shift = (address & 3) * 8;
    chunk[index] = chunk[index] & ~(mask << shift) | (value & mask) << shift;
  }

  private static int wordIndex(int[] lines, int entry, int address) {
    return lines[entry + LineTable.FIRST_WORD] + (address >>> 2 & 15);
  }

  private void stamp(int[] lines, int entry, long clock) {
    int slots = lines[entry + LineTable.SLOTS];
    long stamp = Mmu.fastStamp(clock);
    tlbUsed[slots >>> LineTable.TLB_SHIFT] = stamp;
    cacheUsed[slots & LineTable.CACHE_MASK] = stamp;
    dataHits++;
  }

  private static int rs2(long w) {
    return (int) w >>> Predecoded.RS2_SHIFT & Predecoded.REGISTER_MASK;
  }

  /** Puts what the loop keeps in locals into the hart and the books. */
  private void settle(int pc, long clock, long retired) {
    hart.pc = pc;
    hart.retire(retired);
    issued += retired;
    meter.charge(Cause.ISSUE, retired);
    meter.charge(Cause.LOAD_USE, loadUse);
    meter.charge(Cause.CONTROL, control);
    meter.charge(Cause.MULDIV, mulDiv);
    loadUse = 0;
    control = 0;
    mulDiv = 0;
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
