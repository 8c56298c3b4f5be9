package ringside.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Preset;
import ringside.mmu.Mmu;
import ringside.mmu.Satp;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.Dram;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.memory.PhysicalMemory;

/** A load on machine classic, by how far it has to go. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MemoryParts {
  private static final int LOADS = 1024;
  private static final int MEMORY_BYTES = 16 << 20;
  private static final int ROOT = PhysicalMemory.BASE >>> 12;
  private static final int FIRST_PAGE = 0x1000_0000;
  private static final int TABLE_ENTRIES = 1024;

  /** Valid, readable, writable, a user's, accessed, dirty. */
  private static final int LEAF = 0b1101_0111;

  private static final int L2_HIT = 10;
  private static final int L2_WRITE_BACK = 4;
  private static final int DRAM = 100;

  /** Bytes from one load to the next. */
  @Param({"4", "64", "4160"})
  public int stride;

  /**
   * Bytes after which it begins anew: what the L1 holds, what L2 holds, what the TLB can't reach.
   */
  @Param({"8192", "131072", "2097152"})
  public int span;

  private Mmu mmu;
  private Meter meter;
  private int offset;

  /** Maps 4 MiB of user memory, page by page. */
  @Setup(Level.Trial)
  public void boot() {
    PhysicalMemory memory = new PhysicalMemory(MEMORY_BYTES);
    meter = new Meter(new Ledger(), 0);
    Configuration classic = Configuration.of(Preset.CLASSIC);
    SecondLevel second =
        new SecondLevel(new Cache(classic.secondLevel(), 1), new Dram(DRAM), L2_HIT, L2_WRITE_BACK);
    mmu = new Mmu(classic.mmu(), memory, second, meter);
    memory.writeWord((ROOT << 12) + (FIRST_PAGE >>> 22) * 4, ROOT + 1 << 10 | 1);
    for (int i = 0; i < TABLE_ENTRIES; i++) {
      memory.writeWord((ROOT + 1 << 12) + i * 4, ROOT + 2 + i << 10 | LEAF);
    }
    mmu.writeSatp(Satp.of(ROOT, 1), 1);
    meter.use(meter.open(1, 1, ringside.mmu.ledger.Mode.USER, "parts"));
  }

  /** One load after the other; the sum keeps them from being left out. */
  @Benchmark
  @OperationsPerInvocation(LOADS)
  public int load() {
    int sum = 0;
    for (int i = 0; i < LOADS; i++) {
      offset = (offset + stride) % span;
      sum += mmu.load(FIRST_PAGE + (offset & -4), 4, ringside.mmu.ledger.Mode.USER);
      meter.chargePipeline(1, 0, 0, 0);
    }
    return sum;
  }
}
