package ringside.cpu.interpret;

import ringside.cpu.Hart;
import ringside.cpu.engine.Arithmetic;
import ringside.cpu.engine.SubWord;
import ringside.cpu.pipeline.BranchCosts;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.mmu.LineTable;
import ringside.mmu.Mmu;
import ringside.mmu.Stamps;
import ringside.mmu.sv32.Access;

/**
 * The interpreter's loop over what needs nobody else: register instructions, branches, and loads
 * and stores that hit everywhere. Whatever else comes up ends it ({@link Exit}), with the
 * instruction not begun; {@link Interpreter} does that and calls again. So the loop makes no calls,
 * and the JVM keeps its state in registers. It is one long function because the JVM compiles it as
 * one (benchmark: tests, {@code EngineBenchmark}).
 *
 * <p>An expression that two cases of the switch need, the JVM computes before the switch, for every
 * instruction. So each expression stands in one place, which the cases that need it break to, or is
 * written in different ways ({@code pc & -2}, {@code -3} and {@code -4} are all the pc, a multiple
 * of 4), and counts are fields, which take no register. docs/speed.md tells what that is worth.
 */
final class HotLoop {
  static final int NO_LINE = -1;

  private static final int LINE_SHIFT = 6;
  private static final int LINE_BYTES = 1 << LINE_SHIFT;
  private static final int PAGE_SHIFT = 12;

  /** Moves {@link Predecoded#BACKWARD} to where it shifts a long by half its bits. */
  private static final int BACKWARD_TO_SHIFT = 15;

  /** In place of cycles: the predictor is to be asked. */
  private static final int LEARN_UNTAKEN = -1;

  private static final int LEARN_TAKEN = -2;

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
    /** A region is entered at the instruction. */
    ENTRY,
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

  /** Cycles waited for data; they are in the books already. */
  private long waited;

  /** The page that {@link #line} is in. */
  DecodedPage page = new DecodedPage(0);

  /** The instruction that ended the loop. */
  long w;

  /** Address of the last instruction that was fetched. */
  int from;

  /** Whether to end at entries of regions. */
  boolean stopsAtEntries;

  /** The address that ended the loop. */
  int address;

  private final Hart hart;
  private final Mmu mmu;
  private final BranchCosts branches;

  /** Cycles of an untaken branch, forward in the low half, backward in the high one; or to ask. */
  private final long untakenCycles;

  /** Cycles of a taken branch, likewise. */
  private final long takenCycles;

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
    this.mmu = hart.mmu();
    this.branches = hart.branches();
    this.untakenCycles = cycles(0);
    this.takenCycles = cycles(BranchCosts.TAKEN);
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

  /** Runs from {@link #pc}, whose line has been entered, while the clock is below a limit. */
  Exit run(long untilClock) {
    long issuedBefore = clock - stalls();
    Exit exit;
    do {
      exit = iterate(untilClock);
    } while (exit == Exit.ACCESS && admit());
    line = from >>> LINE_SHIFT;
    // Every cycle that passes here and is no stall has retired an instruction.
    retired += clock - stalls() - issuedBefore;
    return exit;
  }

  @SuppressWarnings("LabelledBreakTarget") // the ways out of the switch share their tails
  private Exit iterate(long untilClock) {
    final int[] x = hart.x;
    final long[] lines = mmu.lines(hart.mode()).places;
    final int[][] words = mmu.lines(hart.mode()).words;
    final long[] code = stopsAtEntries ? page.marked : page.code;
    final long[] tlbUsed = this.tlbUsed;
    final long[] cacheUsed = this.cacheUsed;
    final long untakenCycles = this.untakenCycles;
    final long takenCycles = this.takenCycles;
    final int registers = x.length - 1;
    final int slots = code.length - 1;
    final int tableMask = lines.length - 1;
    final int wordsMask = words.length - 1;
    final int tlbMask = tlbUsed.length - 1;
    final int cacheMask = cacheUsed.length - 1;
    long limit = untilClock;
    int pc = this.pc;
    int to = pc;
    long clock = this.clock;
    // The JVM sees here, before the loop, that no array is empty, and need not check it inside.
    long w = code[pc & slots] + x[pc & registers] + lines[pc & tableMask];
    w += words[pc & wordsMask].length + tlbUsed[pc & tlbMask] + cacheUsed[pc & cacheMask];
    Exit exit;
    run:
    while (true) {
      w = code[pc >>> 2 & slots];
      final int a = x[(int) w & registers];
      final int b = x[(int) w >>> Predecoded.RS2_SHIFT & registers];
      final int immediate = (int) (w >>> Predecoded.IMMEDIATE_SHIFT);
      int result;
      final int operand;
      final int storeBit;
      final int alignMask;
      final int base;
      final long costs;
      int cycles;
      otherLine:
      {
        jump:
        {
          link:
          {
            branch:
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
                                switch ((int) w >>> Predecoded.OPERATION_SHIFT) {
                                  case Op.LUI:
                                    result = immediate;
                                    break write;
                                  case Op.AUIPC:
                                    result = (pc & -3) + immediate;
                                    break write;
                                  case Op.JAL:
                                    base = pc;
                                    cycles = jalCycles;
                                    break link;
                                  case Op.JALR:
                                    base = a;
                                    cycles = jalrCycles;
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
                                  case Op.LBU:
                                    storeBit = 0;
                                    alignMask = 0;
                                    break memory;
                                  case Op.LH:
                                  case Op.LHU:
                                    storeBit = 0;
                                    alignMask = 1;
                                    break memory;
                                  case Op.LW:
                                    storeBit = 0;
                                    alignMask = 3;
                                    break memory;
                                  case Op.SB:
                                    storeBit = 1;
                                    alignMask = 0;
                                    break memory;
                                  case Op.SH:
                                    storeBit = 1;
                                    alignMask = 1;
                                    break memory;
                                  case Op.SW:
                                    storeBit = 1;
                                    alignMask = 3;
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
                                  case Op.ENTRY:
                                    exit = Exit.ENTRY;
                                    break run;
                                  default:
                                    exit = Exit.RARE;
                                    break run;
                                }
                              }
                              final int address = a + immediate;
                              final int line = LineTable.index(address, storeBit) & tableMask;
                              final long place = lines[line];
                              if (!LineTable.holds(place, address) || (address & alignMask) != 0) {
                                this.address = address;
                                exit = Exit.ACCESS;
                                break run;
                              }
                              final long stamp = Stamps.fast(clock);
                              tlbUsed[LineTable.tlbSlot(place, tlbMask)] = stamp;
                              cacheUsed[LineTable.cacheSlot(place, cacheMask)] = stamp;
                              dataHits++;
                              final int[] chunk = words[line >>> 1 & wordsMask];
                              final int index = LineTable.word(place, address);
                              final int word = chunk[index];
                              if (storeBit != 0) {
                                chunk[index] =
                                    alignMask == 3 ? b : SubWord.merge(word, b, address, alignMask);
                                break sequential;
                              }
                              result =
                                  alignMask == 3
                                      ? word
                                      : Predecoded.extend(w, word >>> (address & 3) * 8);
                              if ((w & (Predecoded.USED_NEXT | Predecoded.MAYBE_USED_NEXT)) != 0) {
                                if ((w & Predecoded.USED_NEXT) != 0 && clock < limit - 1) {
                                  clock += loadUseCycles;
                                  loadUse += loadUseCycles;
                                  // The next instruction has begun to issue: it runs, even
                                  // if its stall passes the limit.
                                  limit = Math.max(limit, clock + 2);
                                } else {
                                  hart.pendingLoad = Predecoded.rd(w);
                                }
                              }
                              break write;
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
                  to = (pc & -2) + 4;
                  costs = untakenCycles;
                  break branch;
                }
                clock++;
                to = pc + 4;
                if (clock >= limit) {
                  exit = Exit.LIMIT;
                  break;
                }
                if ((to & LINE_BYTES - 1) == 0) {
                  break otherLine;
                }
                pc = to;
                continue;
              }
              to = pc + immediate;
              costs = takenCycles;
            }
            cycles = (int) (costs >>> (w >>> BACKWARD_TO_SHIFT & Integer.SIZE));
            if (cycles < 0) {
              cycles = branches.learn(pc, cycles == LEARN_TAKEN);
            }
            break jump;
          }
          to = base + immediate & ~1;
          if ((to & 2) != 0) {
            exit = Exit.MISALIGNED_TARGET;
            this.address = to;
            break;
          }
          x[(int) (w >>> Predecoded.RD_SHIFT) & registers] = (pc & -4) + 4;
        }
        clock += 1 + cycles;
        control += cycles;
        if (clock >= limit) {
          exit = Exit.LIMIT;
          break;
        }
        if ((to ^ pc) >>> LINE_SHIFT == 0) {
          pc = to;
          continue;
        }
      }
      if (!entersLine(pc, to, clock)) {
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

  /** The line of an address. */
  static int line(int address) {
    return address >>> LINE_SHIFT;
  }

  /** Brings the line of the access that ended the loop to the fast path, if that can be done. */
  private boolean admit() {
    if ((address & Predecoded.alignMask(w)) != 0) {
      return false;
    }
    Access access = Predecoded.isStore(w) ? Access.STORE : Access.LOAD;
    int wait = mmu.admit(address, access, hart.mode(), clock);
    if (wait < 0) {
      return false;
    }
    clock += wait;
    waited += wait;
    return true;
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
    fetchUsed[slot] = Stamps.fast(clock);
    return true;
  }

  private long cycles(int taken) {
    if (branches.learns()) {
      int learn = taken == 0 ? LEARN_UNTAKEN : LEARN_TAKEN;
      return pair(learn, learn);
    }
    int[] fixed = branches.fixed();
    return pair(fixed[taken], fixed[BranchCosts.BACKWARD + taken]);
  }

  private static long pair(int low, int high) {
    return (long) high << Integer.SIZE | Integer.toUnsignedLong(low);
  }

  private long stalls() {
    return loadUse + control + mulDiv + waited;
  }

  /** Forgets the counts, which have gone to the books. */
  void clearCounts() {
    retired = 0;
    loadUse = 0;
    control = 0;
    mulDiv = 0;
    dataHits = 0;
  }
}
