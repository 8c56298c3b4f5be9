package ringside.mmu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ringside.mmu.cache.CacheShape;
import ringside.mmu.cache.Dram;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Ledger;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.replacement.ReplacementPolicy;
import ringside.mmu.sv32.Access;
import ringside.mmu.tlb.TlbShape;

/** What {@link Mmu#admit} brings to the fast path, and what it leaves to the slow one. */
final class AdmissionTest {
  private static final int BASE = PhysicalMemory.BASE;
  private static final int BYTES = 16 << 10;
  private static final int ROOT = BASE + 0x1000;
  private static final int DATA = BASE + 0x2000;
  private static final int DRAM_CYCLES = 100;

  /** A user's leaf for 4 MiB at {@link #BASE}: all permissions, accessed and dirty. */
  private static final int SUPERPAGE = (BASE >>> 12) << 10 | 0xdf;

  private final PhysicalMemory memory = new PhysicalMemory(BYTES);
  private final Ledger ledger = new Ledger();
  private final Mmu mmu = mmu();

  @BeforeEach
  void mapMemoryWhereItIs() {
    memory.writeWord(ROOT + 4 * (BASE >>> 22), SUPERPAGE);
    mmu.writeSatp(Satp.of(ROOT >>> 12, 0), 1);
  }

  @Test
  void missWaitsForItsLineAndIsChargedAtOnce() {
    mmu.load(DATA, 4, Mode.USER);
    long before = ledger.sum(key -> true, Cause.L1D_DRAM);
    assertThat(mmu.admit(DATA + 64, Access.LOAD, Mode.USER)).isEqualTo(DRAM_CYCLES);
    assertThat(ledger.sum(key -> true, Cause.L1D_DRAM)).isEqualTo(before + DRAM_CYCLES);
    assertThat(isOnTheFastPath(DATA + 64, 0)).isTrue();
    assertThat(isOnTheFastPath(DATA + 64, 1)).isFalse();
  }

  @Test
  void storeToCleanLineMakesItDirtyAndWaitsForNothing() {
    mmu.load(DATA, 4, Mode.USER);
    assertThat(mmu.admit(DATA, Access.STORE, Mode.USER)).isZero();
    assertThat(mmu.l1d().isDirty(mmu.l1d().find(DATA >>> 6))).isTrue();
    assertThat(isOnTheFastPath(DATA, 1)).isTrue();
  }

  @Test
  void pageThatTheTlbDoesNotHaveIsLeftToTheSlowWay() {
    assertThat(mmu.admit(DATA, Access.LOAD, Mode.USER)).isNegative();
    assertThat(mmu.l1d().misses().total()).isZero();
  }

  @Test
  void storeToWatchedCodeIsLeftToTheSlowWay() {
    mmu.store(DATA, 1, 4, Mode.USER);
    memory.watch(DATA >>> 12);
    mmu.forgetStores();
    assertThat(mmu.admit(DATA, Access.STORE, Mode.USER)).isNegative();
    assertThat(mmu.admit(DATA, Access.LOAD, Mode.USER)).isZero();
    assertThat(isOnTheFastPath(DATA, 1)).isFalse();
  }

  @Test
  void addressBeyondMemoryIsLeftToTheSlowWay() {
    mmu.load(DATA, 4, Mode.USER);
    assertThat(mmu.admit(BASE + BYTES, Access.LOAD, Mode.USER)).isNegative();
  }

  private boolean isOnTheFastPath(int address, int storeBit) {
    long[] places = mmu.lines(Mode.USER).places;
    long place = places[LineTable.index(address, storeBit) & places.length - 1];
    return LineTable.holds(place, address);
  }

  private Mmu mmu() {
    TlbShape tlb = new TlbShape(4, 4, ReplacementPolicy.LRU);
    CacheShape cache = new CacheShape(1024, 2, ReplacementPolicy.LRU);
    MmuConfig config = new MmuConfig(tlb, tlb, null, 7, 4, 4, cache, cache, 1, false, 1);
    return new Mmu(config, memory, new Dram(DRAM_CYCLES), new Meter(ledger, 0));
  }
}
