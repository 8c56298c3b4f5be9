package ringside.tests.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Origin;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;
import ringside.tests.model.NaiveHistory.Reason;

/**
 * Sends the accesses and fences of a run, from its first cycle on, through naive TLBs and caches,
 * and complains at the first that fares differently. Counts hits, misses by reason, the cycles of
 * walks and those that switches are to blame for. For machines without a second-level TLB.
 */
final class TraceReplay implements AccessObserver {
  private static final int KERNEL = 0xc000_0000;
  private static final int GLOBAL = 1 << 5;

  final Counts counts = new Counts();
  private final Meter meter;
  private final NaiveMemorySystem caches;
  private final NaiveTlb itlb;
  private final NaiveTlb dtlb;
  private final boolean asidOn;
  private final int walkStart;
  private final int pteRead;
  private final NaiveHistory<String> history = new NaiveHistory<>();
  private final Map<String, Integer> spaceOf = new HashMap<>();
  private int asid;
  private int space;
  private long walkCycles;
  private long accesses;

  TraceReplay(Configuration configuration, Meter meter) {
    this.meter = meter;
    this.caches = new NaiveMemorySystem(configuration, counts, Set.of());
    this.itlb = new NaiveTlb(configuration.mmu().itlb());
    this.dtlb = new NaiveTlb(configuration.mmu().dtlb());
    this.asidOn = configuration.asid();
    this.walkStart = configuration.integer(Setting.WALK_START);
    this.pteRead = configuration.integer(Setting.WALK_PTE);
  }

  long accesses() {
    return accesses;
  }

  @Override
  public void access(
      long cycle,
      Mode mode,
      Kind kind,
      int virtualAddress,
      int physicalAddress,
      int bytes,
      Translation translation,
      @Nullable Origin origin) {
    accesses++;
    caches.runs(meter.tid());
    if (kind != Kind.WALK && translation != Translation.NONE) {
      boolean hit = translate(kind, virtualAddress, translation == Translation.FAULT);
      boolean agrees = translation == Translation.FAULT || hit == (translation == Translation.HIT);
      require(agrees, cycle, kind, virtualAddress, "translation: " + translation);
    }
    if (translation != Translation.FAULT) {
      long before = counts.clock();
      Origin expected = expectedOrigin(kind, physicalAddress);
      walkCycles += kind == Kind.WALK ? pteRead + counts.clock() - before : 0;
      require(expected == origin, cycle, kind, virtualAddress, origin + ", not " + expected);
    }
  }

  private Origin expectedOrigin(Kind kind, int physicalAddress) {
    return switch (kind) {
      case INSTRUCTION -> caches.fetch(physicalAddress);
      case LOAD -> caches.data(physicalAddress, false);
      case STORE -> caches.data(physicalAddress, true);
      case WALK -> caches.walk(physicalAddress, Cause.DTLB);
    };
  }

  /** Whether the naive TLB has the page; it has it afterwards, unless the access faults. */
  private boolean translate(Kind kind, int address, boolean faults) {
    boolean fetch = kind == Kind.INSTRUCTION;
    NaiveTlb tlb = fetch ? itlb : dtlb;
    String name = fetch ? "itlb" : "dtlb";
    NaiveTlb.Entry entry = tlb.find(address >>> 12, asid);
    counts.count(name + (entry != null ? ".hits" : ".misses"));
    if (entry != null) {
      tlb.use(entry);
      return true;
    }
    boolean kernel = Integer.compareUnsigned(address, KERNEL) >= 0;
    NaiveTlb.Entry wanted = new NaiveTlb.Entry(address >>> 12, asid, kernel ? GLOBAL : 0, kernel);
    missed(name, identity(name, wanted, space));
    if (!faults) {
      NaiveTlb.Entry victim = tlb.insert(wanted);
      if (victim != null) {
        history.evicted(identity(name, victim), meter.tid());
      }
      spaceOf.put(place(name, wanted), space);
    }
    return false;
  }

  private void missed(String name, String identity) {
    Reason reason = history.reason(identity, meter.tid());
    counts.count(name + ".misses." + reason);
    counts.count("walks", walkStart + walkCycles);
    counts.count("blamed.tlb", reason.blamesSwitch() ? walkStart + walkCycles : 0);
    walkCycles = 0;
  }

  private String identity(String tlb, NaiveTlb.Entry entry) {
    return identity(tlb, entry, spaceOf.get(place(tlb, entry)));
  }

  /** A global superpage is one thing, whichever space and page of it asks. */
  private static String identity(String tlb, NaiveTlb.Entry entry, int space) {
    return entry.superpage()
        ? tlb + " superpage " + (entry.page() >>> 10)
        : tlb + " " + space + " " + entry.page();
  }

  private static String place(String tlb, NaiveTlb.Entry entry) {
    return tlb + " " + entry.asid() + " " + entry.page();
  }

  @Override
  public void fence(long cycle, Fence fence, int address, int base, int whose) {
    switch (fence) {
      case SATP -> {
        space = address;
        asid = whose;
        if (!asidOn) {
          flush(entry -> !entry.global(), Reason.SWITCH);
        }
      }
      case ALL -> flush(entry -> true, Reason.FENCE);
      case NOT_GLOBAL -> flush(entry -> !entry.global(), Reason.FENCE);
      case ASID -> flush(entry -> entry.asid() == whose && !entry.global(), Reason.FENCE);
      case PAGE -> flush(entry -> entry.translates(address >>> 12, whose), Reason.FENCE);
      case INSTRUCTIONS -> caches.emptyInstructionCache();
    }
  }

  private void flush(Predicate<NaiveTlb.Entry> gone, Reason reason) {
    flush("itlb", itlb, gone, reason);
    flush("dtlb", dtlb, gone, reason);
  }

  private void flush(String name, NaiveTlb tlb, Predicate<NaiveTlb.Entry> gone, Reason why) {
    List<NaiveTlb.Entry> going = tlb.entries().filter(gone).toList();
    going.forEach(entry -> history.flushed(identity(name, entry), why));
    tlb.discard(going::contains);
  }

  private static void require(
      boolean agrees, long cycle, AccessObserver.Kind kind, int address, String what) {
    if (!agrees) {
      throw new AssertionError(
          "cycle " + cycle + " " + kind + " " + Integer.toHexString(address) + " " + what);
    }
  }
}
