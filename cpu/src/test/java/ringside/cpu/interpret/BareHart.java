package ringside.cpu.interpret;

import java.util.EnumMap;
import java.util.Map;
import ringside.cpu.Hart;
import ringside.cpu.engine.Engine;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.cpu.pipeline.Predictor;
import ringside.mmu.Mmu;
import ringside.mmu.MmuConfig;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.Dram;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.replacement.ReplacementPolicy;
import ringside.mmu.tlb.TlbShape;

/** A hart in user mode without translation, whose memory costs nothing: the pipeline alone. */
final class BareHart {
  static final int CODE = PhysicalMemory.BASE;
  static final int DATA = PhysicalMemory.BASE + 0x2000;

  final Hart hart;
  final Engine engine;
  private final Ledger ledger = new Ledger();
  private final PhysicalMemory memory = new PhysicalMemory(16 << 10);

  BareHart(Predictor predictor, int... words) {
    TlbShape tlb = new TlbShape(4, 4, ReplacementPolicy.LRU);
    CacheShape cache = new CacheShape(1024, 1, ReplacementPolicy.LRU);
    MmuConfig mmuConfig = new MmuConfig(tlb, tlb, null, 7, 4, 4, cache, cache, 1, false, 1);
    Meter meter = new Meter(ledger, 0);
    Mmu mmu = new Mmu(mmuConfig, memory, new Dram(0), meter);
    hart = new Hart(mmu, new PipelineConfig(predictor, 1, 1, 2, 1, 2, 2, 31, 3, 2));
    CodeCache codeCache = new CodeCache(memory);
    codeCache.add(mmu);
    engine = new Interpreter(hart, codeCache);
    for (int i = 0; i < words.length; i++) {
      memory.writeWord(CODE + 4 * i, words[i]);
    }
    meter.use(meter.open(1, 1, Mode.USER, "program"));
    hart.csrs().setSstatus(0);
    hart.csrs().setSepc(CODE);
    hart.returnFromTrap();
  }

  /** Runs to the next trap, a number of cycles at a time. */
  void runToTrap(long quantum) {
    while (engine.run(hart.meter().clock() + quantum) == Engine.Stop.LIMIT) {
      if (hart.meter().clock() > 100_000) {
        throw new AssertionError("no trap");
      }
    }
  }

  /** Cycles by cause, without causes that have none. */
  Map<Cause, Long> cycles() {
    Map<Cause, Long> cycles = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      long sum = ledger.sum(key -> true, cause);
      if (sum != 0) {
        cycles.put(cause, sum);
      }
    }
    return cycles;
  }
}
