package ringside.cpu.interpret;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.cpu.TrapCause;
import ringside.cpu.engine.Engine;
import ringside.cpu.engine.Operands;
import ringside.cpu.engine.RareInstructions;
import ringside.mmu.MemoryFault;
import ringside.mmu.Mmu;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.sv32.Access;

/**
 * The fast engine. {@link HotLoop} runs what hits everywhere; this class does the rest: entering
 * lines, slow loads and stores, rare instructions, traps. Before anything that looks at the books
 * or may fault it settles them ({@link #settle}). Order within one instruction: fetch, load-use
 * stall, data access, then the rest (docs/cost-model.md).
 */
public final class Interpreter implements Engine {
  private final Hart hart;
  private final Mmu mmu;
  private final Meter meter;
  private final CodeCache codeCache;
  private final RareInstructions rare;
  private final HotLoop loop;
  private final RegionLoop regions;
  private final Marks marks = new Marks();
  private final int loadUseCycles;
  private long issued;
  private long slowFetches;
  private boolean stopsBehind;

  /** An engine for a hart; unpacked instructions are shared through the code cache. */
  public Interpreter(Hart hart, CodeCache codeCache) {
    this(hart, codeCache, RegionPolicy.NONE);
  }

  /** The same, which has what runs often made into code of the host. */
  public Interpreter(Hart hart, CodeCache codeCache, RegionPolicy policy) {
    this.hart = hart;
    this.mmu = hart.mmu();
    this.meter = hart.meter();
    this.codeCache = codeCache;
    this.rare = new RareInstructions(hart);
    this.loop = new HotLoop(hart);
    this.regions = new RegionLoop(hart, codeCache, loop, policy);
    this.loadUseCycles = hart.pipeline().loadUseCycles();
  }

  @Override
  public Stop run(long limit) {
    loop.pc = hart.pc;
    loop.clock = meter.clock();
    loop.line = HotLoop.NO_LINE;
    stopsBehind = false;
    try {
      return advance(limit);
    } catch (MemoryFault fault) {
      return faulted(fault);
    } finally {
      mmu.countFetchHits(issued - slowFetches);
      issued = 0;
      slowFetches = 0;
    }
  }

  private Stop advance(long limit) {
    boolean begun = false;
    while (loop.clock < limit && !(begun && mustStop())) {
      enterLine();
      HotLoop.Exit exit = !begun && marks.has(loop.pc) ? regions.alone() : runLoop(limit);
      begun = true;
      Stop stop =
          switch (exit) {
            case LIMIT, ENTER, DECODE, ENTRY -> null;
            case ACCESS -> access();
            case RARE -> executeRare();
            case MISALIGNED_TARGET -> misalignedTarget();
          };
      if (stop != null) {
        return stop;
      }
      if (mmu.observesFetches()) {
        loop.line = HotLoop.NO_LINE;
      }
    }
    settle();
    return Stop.LIMIT;
  }

  /** Somebody wants to look behind the last instruction, or before the next one. */
  private boolean mustStop() {
    return stopsBehind || marks.has(loop.pc);
  }

  @Override
  public boolean stopsByItself() {
    return true;
  }

  @Override
  public void stopBefore(Set<Integer> addresses) {
    marks.set(addresses);
  }

  @Override
  public void stopBehind() {
    stopsBehind = true;
  }

  /**
   * At least one instruction runs, for what stalled to fetch it may have passed the limit; while
   * each fetch is observed, no more than one.
   */
  private HotLoop.Exit runLoop(long limit) {
    long one = loop.clock + 1;
    return mmu.observesFetches()
        ? regions.interpret(one, false)
        : regions.run(Math.max(limit, one));
  }

  private void enterLine() {
    if (HotLoop.line(loop.pc) != loop.line) {
      fetch(loop.pc);
      loop.line = HotLoop.line(loop.pc);
    }
    if (hart.pendingLoad != 0) {
      int stall = stallOnPendingLoad(loop.pc);
      loop.clock += stall;
      loop.loadUse += stall;
    }
  }

  private void fetch(int pc) {
    int slot = mmu.fetchFast(pc, hart.mode(), loop.clock);
    int physical = slot < 0 ? 0 : mmu.l1i().tags[slot] << CacheShape.LINE_SHIFT;
    if (slot < 0) {
      settle();
      physical = mmu.fetch(pc, 4, hart.mode());
      slowFetches++;
      loop.clock = meter.clock();
      slot = mmu.l1i().find(HotLoop.line(physical));
    }
    DecodedPage page = codeCache.page(physical);
    page.mark(marks.of(pc));
    page.cacheSlot[HotLoop.line(pc) & DecodedPage.LINES - 1] = slot;
    loop.page = page;
  }

  /** The load-use stall of the instruction at pc, if it reads the pending load's register. */
  private int stallOnPendingLoad(int pc) {
    int word = mmu.memory().readWord(loop.page.frame << 12 | pc & 0xfff);
    int stall = Operands.reads(word, hart.pendingLoad) ? loadUseCycles : 0;
    hart.pendingLoad = 0;
    return stall;
  }

  /** A load or store that the loop can't make; its address may fault. */
  private @Nullable Stop access() {
    settle();
    long w = loop.w;
    int bytes = Predecoded.bytes(w);
    if (Predecoded.isStore(w)) {
      mmu.storeSlowly(loop.address, hart.x[Predecoded.rs2(w)], bytes, hart.mode());
    } else {
      int value = mmu.loadSlowly(loop.address, bytes, hart.mode());
      hart.x[Predecoded.rd(w)] = Predecoded.extend(w, value);
      noteLoad(w);
    }
    loop.clock = meter.clock();
    return retire(loop.pc + 4);
  }

  private void noteLoad(long w) {
    if ((w & (Predecoded.USED_NEXT | Predecoded.MAYBE_USED_NEXT)) != 0) {
      hart.pendingLoad = Predecoded.rd(w);
    }
  }

  private @Nullable Stop retire(int nextPc) {
    loop.pc = nextPc;
    loop.clock++;
    loop.retired++;
    return null;
  }

  private @Nullable Stop executeRare() {
    settle();
    RareInstructions.End end = rare.execute((int) (loop.w >>> Predecoded.IMMEDIATE_SHIFT));
    loop.clock = meter.clock();
    switch (end) {
      case NEXT -> {
        noteLoad(loop.w);
        noteOwnCodeWritten();
        return retire(loop.pc + 4);
      }
      case REFETCH -> {
        loop.line = HotLoop.NO_LINE;
        return retire(loop.pc + 4);
      }
      case JUMP -> {
        loop.line = HotLoop.NO_LINE;
        return retire(hart.pc);
      }
      case RETIRED_TRAP -> {
        retire(loop.pc);
        settle();
        hart.trap(environmentCall(hart.mode()), 0);
        return Stop.TRAP;
      }
      case TRAP -> {
        issued++;
        return Stop.TRAP;
      }
    }
    throw new IllegalStateException("an instruction ended as " + end);
  }

  /**
   * An atomic may have written to its own page, perhaps the next instruction: whether that one
   * reads rd is open again.
   */
  private void noteOwnCodeWritten() {
    if (loop.page.code[loop.pc >>> 2 & DecodedPage.INSTRUCTIONS - 1] == Op.UNDECODED) {
      loop.line = HotLoop.NO_LINE;
      hart.pendingLoad = Predecoded.rd(loop.w);
    }
  }

  /** Puts what the loop has counted into the hart and the books. */
  private void settle() {
    hart.pc = loop.pc;
    hart.retire(loop.retired);
    issued += loop.retired;
    mmu.countDataHits(loop.dataHits);
    meter.chargePipeline(loop.retired, loop.loadUse, loop.control, loop.mulDiv);
    loop.clearCounts();
    if (meter.clock() != loop.clock) {
      throw new IllegalStateException("clock " + loop.clock + " but charged " + meter.clock());
    }
  }

  private Stop misalignedTarget() {
    settle();
    issued++;
    hart.trap(TrapCause.INSTRUCTION_MISALIGNED, loop.address);
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
