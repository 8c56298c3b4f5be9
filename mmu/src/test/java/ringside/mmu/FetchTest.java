package ringside.mmu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.Dram;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.replacement.ReplacementPolicy;
import ringside.mmu.tlb.TlbShape;

/** A line that was fetched before is known only as long as both buffers have it. */
final class FetchTest {
  private static final int BASE = PhysicalMemory.BASE;
  private static final int ROOT = BASE + 0x1000;
  private static final int CODE = BASE + 0x2000;

  /** A user's leaf for 4 MiB at {@link #BASE}: all permissions, accessed and dirty. */
  private static final int SUPERPAGE = (BASE >>> 12) << 10 | 0xdf;

  private final PhysicalMemory memory = new PhysicalMemory(16 << 10);
  private final Mmu mmu = mmu();

  @BeforeEach
  void fetchOnce() {
    memory.writeWord(ROOT + 4 * (BASE >>> 22), SUPERPAGE);
    mmu.writeSatp(Satp.of(ROOT >>> 12, 0), 1);
    mmu.fetch(CODE, 4, Mode.USER);
  }

  @Test
  void secondFetchHitsInBoth() {
    assertThat(mmu.fetch(CODE + 60, 4, Mode.USER)).isEqualTo(CODE + 60);
    assertThat(mmu.itlb().hits()).isEqualTo(1);
    assertThat(mmu.l1i().hits()).isEqualTo(1);
  }

  @Test
  void fetchAfterFlushMissesTheTlb() {
    mmu.flushAll();
    mmu.fetch(CODE, 4, Mode.USER);
    assertThat(mmu.itlb().misses().total()).isEqualTo(2);
  }

  @Test
  void fetchAfterFlushAndRefillHits() {
    mmu.flushAll();
    mmu.fetch(CODE + 0x1000, 4, Mode.USER);
    assertThat(mmu.fetch(CODE, 4, Mode.USER)).isEqualTo(CODE);
    assertThat(mmu.itlb().hits()).isEqualTo(1);
  }

  @Test
  void fetchOfAnotherSpaceSeesItsPageTable() {
    memory.writeWord(ROOT + 4 * (BASE >>> 22), 0);
    mmu.writeSatp(Satp.of(ROOT >>> 12, 0), 2);
    assertThatThrownBy(() -> mmu.fetch(CODE, 4, Mode.USER)).isInstanceOf(MemoryFault.class);
  }

  @Test
  void fetchAfterTheCacheWasEmptiedMissesIt() {
    mmu.emptyInstructionCache();
    mmu.fetch(CODE, 4, Mode.USER);
    assertThat(mmu.l1i().misses().total()).isEqualTo(2);
  }

  @Test
  void kernelMayNotFetchWhatTheUserHasFetched() {
    assertThatThrownBy(() -> mmu.fetch(CODE, 4, Mode.KERNEL)).isInstanceOf(MemoryFault.class);
  }

  @Test
  void withoutTranslationTheAddressIsPhysical() {
    mmu.writeSatp(Satp.BARE, 0);
    assertThat(mmu.fetch(CODE, 4, Mode.USER)).isEqualTo(CODE);
    assertThat(mmu.itlb().hits()).isZero();
  }

  private Mmu mmu() {
    TlbShape tlb = new TlbShape(4, 4, ReplacementPolicy.LRU);
    CacheShape cache = new CacheShape(1024, 2, ReplacementPolicy.LRU);
    MmuConfig config = new MmuConfig(tlb, tlb, null, 7, 4, 4, cache, cache, 1, false, 1);
    return new Mmu(config, memory, new Dram(100), new Meter(new Ledger(), 0));
  }
}
