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
 *
 * <p>An expression that two cases of the switch need, the JVM computes before the switch, for every
 * instruction. So each expression stands in one place, which the cases that need it break to, and
 * counts are fields, which take no register. docs/speed.md tells what that is worth.
 */
final class HotLoop {
  static final int NO_LINE = -1;

  private static final int LINE_SHIFT = 6;
  private static final int LINE_BYTES = 1 << LINE_SHIFT;
  private static final int PAGE_SHIFT = 12;
  private static final int BACKWARD_TO_INDEX = 27;

  /** Added to both sides, it makes a signed comparison an unsigned one. */
  private static final int MIN = Integer.MIN_VALUE;

  private static final long UNSIGNED = 0xffff_ffffL;

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

  /** Address of the last instruction that was fetched. */
  private int from;

  /** The address that ended the loop. */
  int address;

  private final Hart hart;
  private final BranchCosts branches;
  private final int[] fixed;
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
    this.fixed = branches.fixed();
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
  Exit run(long untilClock) {
    long issuedBefore = clock - loadUse - control - mulDiv;
    Exit exit = iterate(untilClock);
    line = from >>> LINE_SHIFT;
    // Every cycle that passes here and is no stall has retired an instruction.
    retired += clock - loadUse - control - mulDiv - issuedBefore;
    return exit;
  }

  @SuppressWarnings("LabelledBreakTarget") // the ways out of the switch share their tails
  private Exit iterate(long untilClock) {
    final int[] x = hart.x;
    final int[] lines = hart.mmu().lines(hart.mode()).table;
    final int[][] words = hart.mmu().lines(hart.mode()).words;
    final long[] code = page.code;
    final long[] tlbUsed = this.tlbUsed;
    final long[] cacheUsed = this.cacheUsed;
    final int registers = x.length - 1;
    final int slots = code.length - 1;
    final int tableMask = lines.length - 1;
    long limit = untilClock;
    int pc = this.pc;
    int to = pc;
    long clock = this.clock;
    // The JVM sees here, before the loop, that no array is empty, and need not check it inside.
    long w = code[pc & slots] + x[pc & registers] + lines[pc & tableMask];
    Exit exit;
    run:
    while (true) {
      w = code[pc >>> 2 & slots];
      final int a = x[(int) w >>> Predecoded.RS1_SHIFT & registers];
      final int b = x[(int) w >>> Predecoded.RS2_SHIFT & registers];
      final int immediate = (int) (w >>> Predecoded.IMMEDIATE_SHIFT);
      int result;
      final int operand;
      int cycles;
      jump:
      {
        link:
        {
          taken:
          {
            sequential:
            {
              untaken:
              {
                write:
                {
                  charged:
                  {
                    divided:
                    {
                      multiplied:
                      {
                        setIfLess:
                        {
                          memory:
                          {
                            switch ((int) w & 0xff) {
                              case Op.LUI:
                                result = immediate;
                                break write;
                              case Op.AUIPC:
                                result = pc + immediate;
                                break write;
                              case Op.JAL:
                                to = pc + immediate;
                                cycles = jalCycles;
                                break link;
                              case Op.JALR:
                                to = a + immediate & ~1;
                                cycles = jalrCycles;
                                if ((to & 2) != 0) {
                                  exit = Exit.MISALIGNED_TARGET;
                                  this.address = to;
                                  break run;
                                }
                                break link;
                              case Op.BEQ:
                                if (a == b) {
                                  break taken;
                                }
                                break untaken;
                              case Op.BNE:
                                if (a != b) {
                                  break taken;
                                }
                                break untaken;
                              case Op.BLT:
                                if (a < b) {
                                  break taken;
                                }
                                break untaken;
                              case Op.BGE:
                                if (a >= b) {
                                  break taken;
                                }
                                break untaken;
                              case Op.BLTU:
                                if (a + MIN < b + MIN) {
                                  break taken;
                                }
                                break untaken;
                              case Op.BGEU:
                                if ((a ^ MIN) >= (b ^ MIN)) {
                                  break taken;
                                }
                                break untaken;
                              case Op.LB:
                              case Op.LH:
                              case Op.LW:
                              case Op.LBU:
                              case Op.LHU:
                              case Op.SB:
                              case Op.SH:
                              case Op.SW:
                                break memory;
                              case Op.ADDI:
                                result = a + immediate;
                                break write;
                              case Op.SLTI:
                                result = a < immediate ? 1 : 0;
                                break write;
                              case Op.SLTIU:
                                operand = immediate;
                                break setIfLess;
                              case Op.XORI:
                                result = a ^ immediate;
                                break write;
                              case Op.ORI:
                                result = a | immediate;
                                break write;
                              case Op.ANDI:
                                result = a & immediate;
                                break write;
                              case Op.SLLI:
                                result = a << immediate;
                                break write;
                              case Op.SRLI:
                                result = a >>> immediate;
                                break write;
                              case Op.SRAI:
                                result = a >> immediate;
                                break write;
                              case Op.ADD:
                                result = a + b;
                                break write;
                              case Op.SUB:
                                result = a - b;
                                break write;
                              case Op.SLL:
                                result = a << b;
                                break write;
                              case Op.SLT:
                                result = a < b ? 1 : 0;
                                break write;
                              case Op.SLTU:
                                operand = b;
                                break setIfLess;
                              case Op.XOR:
                                result = a ^ b;
                                break write;
                              case Op.SRL:
                                result = a >>> b;
                                break write;
                              case Op.SRA:
                                result = a >> b;
                                break write;
                              case Op.OR:
                                result = a | b;
                                break write;
                              case Op.AND:
                                result = a & b;
                                break write;
                              case Op.MUL:
                                result = a * b;
                                break multiplied;
                              case Op.MULH:
                                result = Arithmetic.mulh(a, b);
                                break multiplied;
                              case Op.MULHSU:
                                result = Arithmetic.mulhsu(a, b);
                                break multiplied;
                              case Op.MULHU:
                                result = Arithmetic.mulhu(a, b);
                                break multiplied;
                              case Op.DIV:
                                result = Arithmetic.div(a, b);
                                break divided;
                              case Op.DIVU:
                                result = Arithmetic.divu(a, b);
                                break divided;
                              case Op.REM:
                                result = Arithmetic.rem(a, b);
                                break divided;
                              case Op.REMU:
                                result = Arithmetic.remu(a, b);
                                break divided;
                              case Op.UNDECODED:
                                exit = Exit.DECODE;
                                break run;
                              default:
                                exit = Exit.RARE;
                                break run;
                            }
                          }
                          final int address = a + immediate;
                          final int entry =
                              address >>> LINE_SHIFT << LineTable.ENTRY_SHIFT & tableMask;
                          if (lines[entry + Predecoded.storeBit(w)] != address >>> LINE_SHIFT
                              || (address & Predecoded.alignMask(w)) != 0) {
                            this.address = address;
                            exit = Exit.ACCESS;
                            break run;
                          }
                          final int places = lines[entry + LineTable.SLOTS];
                          final long stamp = Mmu.fastStamp(clock);
                          tlbUsed[places >>> LineTable.TLB_SHIFT] = stamp;
                          cacheUsed[places & LineTable.CACHE_MASK] = stamp;
                          dataHits++;
                          final int[] chunk = words[entry >>> LineTable.ENTRY_SHIFT];
                          final int index = wordIndex(lines, entry, address);
                          if (Predecoded.storeBit(w) != 0) {
                            chunk[index] =
                                Predecoded.isWord(w)
                                    ? b
                                    : Predecoded.merge(w, address, chunk[index], b);
                            break sequential;
                          }
                          result = chunk[index];
                          if (!Predecoded.isWord(w)) {
                            result = Predecoded.extend(w, result >>> (address & 3) * 8);
                          }
                          x[(int) w >>> Predecoded.RD_SHIFT & registers] = result;
                          if ((w & (Predecoded.USED_NEXT | Predecoded.MAYBE_USED_NEXT)) != 0) {
                            if ((w & Predecoded.USED_NEXT) != 0 && clock < limit - 1) {
                              clock += loadUseCycles;
                              loadUse += loadUseCycles;
                              // The next instruction has begun to issue: it runs, even if its stall
                              // passes the limit.
                              limit = Math.max(limit, clock + 2);
                            } else {
                              hart.pendingLoad = Predecoded.rd(w);
                            }
                          }
                          break sequential;
                        }
                        result = (a & UNSIGNED) < (operand & UNSIGNED) ? 1 : 0;
                        break write;
                      }
                      cycles = multiplyCycles;
                      break charged;
                    }
                    cycles = divideCycles;
                  }
                  clock += cycles;
                  mulDiv += cycles;
                }
                x[(int) w >>> Predecoded.RD_SHIFT & registers] = result;
                break sequential;
              }
              cycles =
                  branches.learns()
                      ? branches.learn(pc, false)
                      : fixed[(int) w >>> BACKWARD_TO_INDEX & BranchCosts.BACKWARD];
              to = (pc & -4) + 4;
              break jump;
            }
            clock++;
            to = pc + 4;
            if (clock >= limit) {
              exit = Exit.LIMIT;
              break;
            }
            if ((to & LINE_BYTES - 1) != 0) {
              pc = to;
              continue;
            }
            if (!entersLine(pc, to, clock)) {
              exit = Exit.ENTER;
              break;
            }
            pc = to;
            continue;
          }
          cycles =
              branches.learns()
                  ? branches.learn(pc, true)
                  : fixed[(int) w >>> BACKWARD_TO_INDEX & BranchCosts.BACKWARD | BranchCosts.TAKEN];
          to = pc + immediate;
          break jump;
        }
        x[(int) w >>> Predecoded.RD_SHIFT & registers] = (pc & -4) + 4;
      }
      clock += 1 + cycles;
      control += cycles;
      if (clock >= limit) {
        exit = Exit.LIMIT;
        break;
      }
      if ((to ^ pc) >>> LINE_SHIFT != 0 && !entersLine(pc, to, clock)) {
        exit = Exit.ENTER;
        break;
      }
      pc = to;
    }
    final boolean ahead = exit == Exit.LIMIT || exit == Exit.ENTER;
    this.from = pc;
    this.pc = ahead ? to : pc;
    this.clock = clock;
    this.w = w;
    return exit;
  }

  /** Enters another line of the page, if the L1 I-cache has it where it was last. */
  private boolean entersLine(int pc, int to, long clock) {
    final int index = to >>> LINE_SHIFT & DecodedPage.LINES - 1;
    final int slot = page.cacheSlot[index];
    if ((to ^ pc) >>> PAGE_SHIFT != 0
        || fetchTags[slot] != (page.frame << PAGE_SHIFT - LINE_SHIFT | index)
        || hart.pendingLoad != 0) {
      return false;
    }
    fetchUsed[slot] = Mmu.fastStamp(clock);
    return true;
  }

  /** Forgets the counts, which have gone to the books. */
  void clearCounts() {
    retired = 0;
    loadUse = 0;
    control = 0;
    mulDiv = 0;
    dataHits = 0;
  }

  private static int wordIndex(int[] lines, int entry, int address) {
    return lines[entry + LineTable.FIRST_WORD] + (address >>> 2 & 15);
  }
}
