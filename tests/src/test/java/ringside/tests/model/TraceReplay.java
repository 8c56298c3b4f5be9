package ringside.tests.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.mmu.AccessObserver;
import ringside.mmu.cache.Cache;
import ringside.mmu.cache.Origin;
import ringside.mmu.cache.SecondLevel;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Mode;
import ringside.mmu.tlb.Tlb;

/**
 * Sends the accesses of a run through naive TLBs and caches and complains at the first that fares
 * differently. What a trace does not tell, that a TLB was flushed, it looks up in the TLB. For
 * machines without address-space identifiers and second-level TLB.
 */
final class TraceReplay implements AccessObserver {
  private static final int KERNEL = 0xc000_0000;
  private static final int GLOBAL = 1 << 5;

  final Counts counts = new Counts();
  private final Computer computer;
  private final NaiveMemorySystem caches;
  private final NaiveTlb itlb;
  private final NaiveTlb dtlb;
  private long flushes;
  private long accesses;

  TraceReplay(Computer computer) {
    this.computer = computer;
    this.caches = new NaiveMemorySystem(computer.configuration(), counts, Set.of());
    this.itlb = new NaiveTlb(computer.configuration().mmu().itlb());
    this.dtlb = new NaiveTlb(computer.configuration().mmu().dtlb());
    copy(computer.hart().mmu().itlb(), itlb);
    copy(computer.hart().mmu().dtlb(), dtlb);
    copy(computer.hart().mmu().l1i(), caches.l1i);
    copy(computer.hart().mmu().l1d(), caches.l1d);
    SecondLevel second = computer.secondLevel();
    if (second != null && caches.l2 != null) {
      copy(second.cache(), caches.l2);
    }
    flushes = computer.hart().mmu().dtlb().flushes();
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
    forgetWhatWasFlushed();
    if (kind != Kind.WALK) {
      boolean hit = translate(kind, virtualAddress, translation == Translation.FAULT);
      boolean agrees = translation == Translation.FAULT || hit == (translation == Translation.HIT);
      require(agrees, cycle, kind, virtualAddress, "translation: " + translation);
    }
    if (translation != Translation.FAULT) {
      Origin expected = expectedOrigin(kind, physicalAddress);
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
    NaiveTlb.Entry entry = tlb.find(address >>> 12, 0);
    counts.count(name + (entry != null ? ".hits" : ".misses"));
    if (entry != null) {
      tlb.use(entry);
    } else if (!faults) {
      boolean kernel = Integer.compareUnsigned(address, KERNEL) >= 0;
      tlb.insert(new NaiveTlb.Entry(address >>> 12, 0, kernel ? GLOBAL : 0, kernel));
    }
    return entry != null;
  }

  private void forgetWhatWasFlushed() {
    long now = computer.hart().mmu().dtlb().flushes();
    if (now != flushes) {
      flushes = now;
      itlb.retain(pages(computer.hart().mmu().itlb()));
      dtlb.retain(pages(computer.hart().mmu().dtlb()));
    }
  }

  private static void require(
      boolean agrees, long cycle, AccessObserver.Kind kind, int address, String what) {
    if (!agrees) {
      throw new AssertionError(
          "cycle " + cycle + " " + kind + " " + Integer.toHexString(address) + " " + what);
    }
  }

  private static Set<Integer> pages(Tlb tlb) {
    return IntStream.range(0, tlb.entries())
        .mapToObj(tlb::page)
        .filter(page -> page != -1)
        .collect(Collectors.toSet());
  }

  private static void copy(Tlb from, NaiveTlb to) {
    for (int slot : byUse(from.recency.used, from.entries())) {
      if (from.page(slot) != -1) {
        boolean superpage = from.isSuperpage(slot);
        to.insert(new NaiveTlb.Entry(from.page(slot), 0, from.pte(slot).bits(), superpage));
      }
    }
  }

  private static void copy(Cache from, NaiveCache to) {
    for (int slot : byUse(from.recency.used, from.lines())) {
      if (from.tags[slot] != -1) {
        to.insert(new NaiveCache.Line(from.tags[slot], from.isDirty(slot)));
      }
    }
  }

  private static List<Integer> byUse(long[] stamps, int count) {
    List<Integer> slots = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    slots.sort(Comparator.comparingLong(slot -> stamps[slot]));
    return slots;
  }
}
