package ringside.cpu.interpret;

import ringside.cpu.Hart;
import ringside.cpu.region.Region;
import ringside.cpu.region.RegionCompiler;
import ringside.cpu.region.RegionCounts;
import ringside.cpu.region.RegionExit;
import ringside.cpu.region.RegionOrder;
import ringside.cpu.region.RegionState;
import ringside.cpu.region.RegionTicket;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Runs what has become a {@link Region}, and everything else by {@link HotLoop}; has regions made
 * where that is busy.
 */
final class RegionLoop {
  private static final int INDEX_MASK = DecodedPage.INSTRUCTIONS - 1;

  private final Hart hart;
  private final CodeCache codeCache;
  private final HotLoop loop;
  private final RegionPolicy policy;
  private final RegionState state;

  RegionLoop(Hart hart, CodeCache codeCache, HotLoop loop, RegionPolicy policy) {
    this.hart = hart;
    this.codeCache = codeCache;
    this.loop = loop;
    this.policy = policy;
    this.state = new RegionState(hart);
  }

  /** As {@link HotLoop#run}, at least one instruction. */
  HotLoop.Exit run(long limit) {
    PageRegions own = loop.page.regions;
    if (own == null || !own.isOf(hart) || hart.mode() != Mode.USER) {
      return interpret(limit, false);
    }
    if (own.isExpecting()) {
      own.collect(loop.page.marked);
    }
    int at = loop.pc >>> 2 & INDEX_MASK;
    Region region = own.regions[at];
    if (region == null) {
      return interpret(limit, true);
    }
    if (loop.clock + own.bounds[at] >= limit) {
      return interpret(limit, false);
    }
    RegionExit exit = enter(region, own.entries[at], limit);
    if (exit.reason() != RegionExit.Reason.ALONE) {
      return HotLoop.Exit.ENTER;
    }
    boolean unpacked = loop.page.code[exit.at()] != Op.UNDECODED;
    return state.refused && unpacked ? refusedAccess(exit.at()) : interpret(loop.clock + 1, false);
  }

  /** A load or store has been found to need the slow path: it need not be tried again. */
  private HotLoop.Exit refusedAccess(int at) {
    loop.w = loop.page.code[at];
    loop.address = state.refusedAddress;
    return HotLoop.Exit.ACCESS;
  }

  private RegionExit enter(Region region, int entry, long limit) {
    int page = loop.pc & -PhysicalMemory.FRAME_BYTES;
    state.enter(loop.clock, limit);
    RegionExit exit = region.exits().get(region.code().run(state, page, entry));
    long counts = state.counts + exit.counts();
    long loadUse = RegionCounts.loadUseOf(counts);
    long control = RegionCounts.controlOf(counts);
    long mulDiv = RegionCounts.mulDivOf(counts);
    long clock = state.clock() + exit.cycles() + state.late;
    // Every cycle that passes here and is no stall has retired an instruction.
    loop.retired += clock - loop.clock - loadUse - control - mulDiv - state.waited;
    loop.clock = clock;
    loop.loadUse += loadUse;
    loop.control += control;
    loop.mulDiv += mulDiv;
    loop.dataHits += RegionCounts.dataHitsOf(counts);
    loop.line = HotLoop.line(page + 4 * exit.from());
    boolean computed = exit.reason() == RegionExit.Reason.COMPUTED;
    loop.pc = computed ? state.target : page + 4 * exit.at();
    hart.pendingLoad = exit.pendingLoad();
    return exit;
  }

  /** Executes the one instruction at the pc, which is marked. */
  HotLoop.Exit alone() {
    DecodedPage page = loop.page;
    int at = loop.pc >>> 2 & INDEX_MASK;
    long kept = page.code[at];
    page.code[at] = Predecoded.of(codeCache.word(page, at), null);
    loop.stopsAtEntries = false;
    HotLoop.Exit exit = loop.run(loop.clock + 1);
    page.code[at] = kept;
    return exit;
  }

  /**
   * Runs {@link HotLoop}, and unpacks what it reaches.
   *
   * @param stopsAtEntries whether to end where a region can be entered
   */
  HotLoop.Exit interpret(long limit, boolean stopsAtEntries) {
    long before = loop.retired;
    int start = loop.pc;
    loop.stopsAtEntries = stopsAtEntries;
    HotLoop.Exit exit = loop.run(limit);
    while (exit == HotLoop.Exit.DECODE) {
      codeCache.decodeLine(loop.page, loop.pc);
      exit = loop.run(Math.max(limit, loop.clock + 1));
    }
    DecodedPage page = loop.page;
    page.heat += loop.retired - before;
    if (page.heat > policy.heat() && hart.mode() == Mode.USER) {
      page.heat = 0;
      // Where it has begun, unless that is part of a region, and where it has come to.
      order(page, start >>> 2 & INDEX_MASK);
      order(page, loop.from >>> 2 & INDEX_MASK);
    }
    return exit;
  }

  private void order(DecodedPage page, int seed) {
    RegionCompiler compiler = policy.compiler().get();
    if (compiler == null) {
      return;
    }
    PageRegions own = page.withRegions(hart);
    if (!own.isOf(hart) || !own.wants(seed)) {
      return;
    }
    RegionTicket ticket = new RegionTicket();
    own.expect(seed, ticket);
    RegionOrder order =
        new RegionOrder(
            codeCache.words(page), seed, page.frame, page.cacheSlot, hart, own.leftOut());
    if (policy.atOnce()) {
      ticket.deliver(compiler.compile(order));
    } else {
      compiler.begin(order, ticket);
    }
    codeCache.regionMade();
  }
}
