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

  /** Of a page of 4 MiB, where the entry is in the L1 D-cache. */
  private static final int WALK_CYCLES = 4 + 4;

  private static final int DIRTY = 1 << 7;

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
    assertThat(admit(DATA + 64, Access.LOAD)).isEqualTo(DRAM_CYCLES);
    assertThat(ledger.sum(key -> true, Cause.L1D_DRAM)).isEqualTo(before + DRAM_CYCLES);
    assertThat(isOnTheFastPath(DATA + 64, 0)).isTrue();
    assertThat(isOnTheFastPath(DATA + 64, 1)).isFalse();
  }

  @Test
  void storeToCleanLineMakesItDirtyAndWaitsForNothing() {
    mmu.load(DATA, 4, Mode.USER);
    assertThat(admit(DATA, Access.STORE)).isZero();
    assertThat(mmu.l1d().isDirty(mmu.l1d().find(DATA >>> 6))).isTrue();
    assertThat(isOnTheFastPath(DATA, 1)).isTrue();
  }

  @Test
  void pageThatTheTlbDoesNotHaveIsWalkedFor() {
    assertThat(admit(DATA, Access.LOAD)).isEqualTo(WALK_CYCLES + 2 * DRAM_CYCLES);
    mmu.countDataHits(1); // as the engine does, which makes a hit of it
    assertThat(ledger.sum(key -> true, Cause.DTLB)).isEqualTo(WALK_CYCLES + DRAM_CYCLES);
    assertThat(mmu.dtlb().misses().total()).isEqualTo(1);
    assertThat(mmu.dtlb().hits()).isZero();
    assertThat(mmu.l1d().misses().total()).isEqualTo(2);
    assertThat(mmu.l1d().hits()).isZero();
    assertThat(isOnTheFastPath(DATA, 0)).isTrue();
  }

  @Test
  void pageThatIsNotAllowedIsLeftToTheSlowWayBeforeAnythingIsCharged() {
    int notMapped = BASE + (4 << 20);
    assertThat(admit(notMapped, Access.LOAD)).isNegative();
    memory.writeWord(ROOT + 4 * (BASE >>> 22), SUPERPAGE & ~DIRTY);
    assertThat(admit(DATA, Access.STORE)).isNegative();
    assertThat(mmu.l1d().misses().total()).isZero();
    assertThat(mmu.meter().clock()).isZero();
  }

  @Test
  void whatAWalkReadsIsYoungerThanWhatTheEngineHasStampedBefore() {
    admit(DATA, Access.LOAD);
    int entry = ROOT + 4 * (BASE >>> 22);
    int rival = DATA + 64;
    long clock = 1000;
    admit(rival, Access.LOAD);
    mmu.l1d().recency.used[mmu.l1d().find(rival >>> 6)] = Stamps.fast(clock - 1);
    mmu.flushAll();
    mmu.admit(DATA, Access.LOAD, Mode.USER, clock);
    long[] used = mmu.l1d().recency.used;
    assertThat(used[mmu.l1d().find(entry >>> 6)])
        .isGreaterThan(used[mmu.l1d().find(rival >>> 6)])
        .isLessThan(Stamps.fast(clock));
  }

  @Test
  void storeToWatchedCodeIsLeftToTheSlowWay() {
    mmu.store(DATA, 1, 4, Mode.USER);
    memory.watch(DATA >>> 12);
    mmu.forgetStores();
    assertThat(admit(DATA, Access.STORE)).isNegative();
    assertThat(admit(DATA, Access.LOAD)).isZero();
    assertThat(isOnTheFastPath(DATA, 1)).isFalse();
  }

  @Test
  void addressBeyondMemoryIsLeftToTheSlowWay() {
    mmu.load(DATA, 4, Mode.USER);
    assertThat(admit(BASE + BYTES, Access.LOAD)).isNegative();
  }

  private int admit(int address, Access access) {
    return mmu.admit(address, access, Mode.USER, mmu.meter().clock());
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
