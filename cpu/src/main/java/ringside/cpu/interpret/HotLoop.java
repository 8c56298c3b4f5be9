package ringside.cpu.interpret;

import ringside.cpu.Hart;
import ringside.cpu.pipeline.BranchCosts;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.mmu.LineTable;
import ringside.mmu.Mmu;

/**
 * The interpreter's loop over what needs nobody else: register instructions, branches, and loads
 * and stores that hit everywhere. Whatever else comes up ends it ({@link Exit}), with the
 * instruction not begun; {@link Interpreter} does that and calls again. So the loop makes no calls,
 * and the JVM keeps its state in registers. It is one long function because the JVM compiles it as
 * one (benchmark: tests, {@code EngineBenchmark}).
 */
final class HotLoop {
  static final int NO_LINE = -1;

  private static final int LINE_SHIFT = 6;
  private static final int PAGE_SHIFT = 12;
  private static final int BACKWARD_TO_INDEX = 27;

  /** Added to both sides, it makes a signed comparison an unsigned one. */
  private static final int MIN = Integer.MIN_VALUE;

  /** Why the loop ended, at {@link #pc}. */
  enum Exit {
    /** The clock has reached the limit. */
    LIMIT,
    /** The instruction is in a line that must be fetched, or a load-use stall is in question. */
    ENTER,
    /** The instruction is not unpacked. */
    DECODE,
    /** A load or store, unpacked in {@link #w}, at {@link #address}, needs the slow path. */
    ACCESS,
    /** An instruction that the loop has no case for; its word is the immediate of {@link #w}. */
    RARE,
    /** A jalr to {@link #address}, which is no multiple of 4. */
    MISALIGNED_TARGET
  }

  /** The next instruction's address. */
  int pc;

  /** Virtual line that the last instruction was fetched from, or {@link #NO_LINE}. */
  int line;

  /** The clock; what it has advanced since the books were settled stands in the counts below. */
  long clock;

  long retired;
  long loadUse;
  long control;
  long mulDiv;
  long dataHits;

  /** The page that {@link #line} is in. */
  DecodedPage page = new DecodedPage(0);

  /** The instruction that ended the loop. */
  long w;

  /** The address that ended the loop. */
  int address;

  private final Hart hart;
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

  HotLoop(Hart hart) {
    this.hart = hart;
    this.branches = hart.branches();
    PipelineConfig pipeline = hart.pipeline();
    this.loadUseCycles = pipeline.loadUseCycles();
    this.jalCycles = pipeline.jalCycles();
    this.jalrCycles = pipeline.jalrCycles();
    this.multiplyCycles = pipeline.multiplyCycles();
    this.divideCycles = pipeline.divideCycles();
    this.tlbUsed = hart.mmu().dtlb().recency.used;
    this.cacheUsed = hart.mmu().l1d().recency.used;
    this.fetchTags = hart.mmu().l1i().tags;
    this.fetchUsed = hart.mmu().l1i().recency.used;
  }

  /** Runs from {@link #pc}, whose line has been entered, while the clock is below a limit. */
  @SuppressWarnings("LabelledBreakTarget") // the ways out of the switch share their tails
  Exit run(long untilClock) {
    final int[] x = hart.x;
    final int[] lines = hart.mmu().lines(hart.mode()).table;
    final int[][] words = hart.mmu().lines(hart.mode()).words;
    final long[] code = page.code;
    long limit = untilClock;
    int pc = this.pc;
    int line = this.line;
    long clock = this.clock;
    long retired = 0;
    long loadUse = this.loadUse;
    long control = 0;
    long mulDiv = 0;
    long dataHits = 0;
    long w = 0;
    int address = 0;
    Exit exit = Exit.LIMIT;
    run:
    while (clock < limit) {
      if (pc >>> LINE_SHIFT != line) {
        final int index = pc >>> LINE_SHIFT & DecodedPage.LINES - 1;
        final int slot = page.cacheSlot[index];
        if (line >>> PAGE_SHIFT - LINE_SHIFT != pc >>> PAGE_SHIFT
            || fetchTags[slot] != (page.frame << PAGE_SHIFT - LINE_SHIFT | index)
            || hart.pendingLoad != 0) {
          exit = Exit.ENTER;
          break;
        }
        fetchUsed[slot] = Mmu.fastStamp(clock);
        line = pc >>> LINE_SHIFT;
      }
      w = code[pc >>> 2 & code.length - 1];
      final int rd = (int) w >>> Predecoded.RD_SHIFT & x.length - 1;
      final int a = x[(int) w >>> Predecoded.RS1_SHIFT & x.length - 1];
      final int immediate = (int) (w >>> Predecoded.IMMEDIATE_SHIFT);
      final boolean taken;
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
                    exit = Exit.MISALIGNED_TARGET;
                    address = a + immediate & ~1;
                    break run;
                  }
                  x[rd] = pc + 4;
                  pc = a + immediate & ~1;
                  clock += 1 + jalrCycles;
                  control += jalrCycles;
                  retired++;
                  continue;
                case Op.BEQ:
                  taken = a == x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break branch;
                case Op.BNE:
                  taken = a != x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break branch;
                case Op.BLT:
                  taken = a < x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break branch;
                case Op.BGE:
                  taken = a >= x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break branch;
                case Op.BLTU:
                  taken = a + MIN < x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1] + MIN;
                  break branch;
                case Op.BGEU:
                  taken = a + MIN >= x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1] + MIN;
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
                      x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
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
                      x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1]);
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
                  x[rd] = a + x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break sequential;
                case Op.SUB:
                  x[rd] = a - x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break sequential;
                case Op.SLL:
                  x[rd] = a << x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break sequential;
                case Op.SLT:
                  x[rd] = a < x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1] ? 1 : 0;
                  break sequential;
                case Op.SLTU:
                  x[rd] =
                      a + MIN < x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1] + MIN ? 1 : 0;
                  break sequential;
                case Op.XOR:
                  x[rd] = a ^ x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break sequential;
                case Op.SRL:
                  x[rd] = a >>> x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break sequential;
                case Op.SRA:
                  x[rd] = a >> x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break sequential;
                case Op.OR:
                  x[rd] = a | x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break sequential;
                case Op.AND:
                  x[rd] = a & x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  break sequential;
                case Op.MUL:
                  x[rd] = a * x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1];
                  clock += multiplyCycles;
                  mulDiv += multiplyCycles;
                  break sequential;
                case Op.MULH:
                  x[rd] = Arithmetic.mulh(a, x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1]);
                  clock += multiplyCycles;
                  mulDiv += multiplyCycles;
                  break sequential;
                case Op.MULHSU:
                  x[rd] = Arithmetic.mulhsu(a, x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1]);
                  clock += multiplyCycles;
                  mulDiv += multiplyCycles;
                  break sequential;
                case Op.MULHU:
                  x[rd] = Arithmetic.mulhu(a, x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1]);
                  clock += multiplyCycles;
                  mulDiv += multiplyCycles;
                  break sequential;
                case Op.DIV:
                  x[rd] = Arithmetic.div(a, x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1]);
                  clock += divideCycles;
                  mulDiv += divideCycles;
                  break sequential;
                case Op.DIVU:
                  x[rd] = Arithmetic.divu(a, x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1]);
                  clock += divideCycles;
                  mulDiv += divideCycles;
                  break sequential;
                case Op.REM:
                  x[rd] = Arithmetic.rem(a, x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1]);
                  clock += divideCycles;
                  mulDiv += divideCycles;
                  break sequential;
                case Op.REMU:
                  x[rd] = Arithmetic.remu(a, x[(int) w >>> Predecoded.RS2_SHIFT & x.length - 1]);
                  clock += divideCycles;
                  mulDiv += divideCycles;
                  break sequential;
                case Op.UNDECODED:
                  exit = Exit.DECODE;
                  break run;
                default:
                  exit = Exit.RARE;
                  break run;
              }
            }
            exit = Exit.ACCESS;
            break run;
          }
          if ((w & Predecoded.USED_NEXT) != 0 && clock + 1 < limit) {
            clock += loadUseCycles;
            loadUse += loadUseCycles;
            // The next instruction has begun to issue: it runs, even if its stall passes the limit.
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
          branches.learns()
              ? branches.learn(pc, taken)
              : branches
                  .fixed()[(int) w >>> BACKWARD_TO_INDEX & BranchCosts.BACKWARD | (taken ? 1 : 0)];
      pc += taken ? immediate : 4;
      clock += 1 + cycles;
      control += cycles;
      retired++;
    }
    this.pc = pc;
    this.line = line;
    this.clock = clock;
    this.retired += retired;
    this.loadUse = loadUse;
    this.control += control;
    this.mulDiv += mulDiv;
    this.dataHits += dataHits;
    this.w = w;
    this.address = address;
    return exit;
  }

  /** Forgets the counts, which have gone to the books. */
  void clearCounts() {
    retired = 0;
    loadUse = 0;
    control = 0;
    mulDiv = 0;
    dataHits = 0;
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
}
