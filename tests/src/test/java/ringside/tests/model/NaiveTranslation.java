package ringside.tests.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import ringside.kernel.config.Configuration;
import ringside.kernel.config.Setting;
import ringside.mmu.ledger.Cause;
import ringside.mmu.tlb.TlbShape;

/** Translation of the cost model, for user mode: TLBs, second level, walk, permissions. */
final class NaiveTranslation {
  static final int V = 1;
  static final int R = 2;
  static final int W = 4;
  static final int X = 8;
  static final int U = 16;
  static final int A = 64;
  static final int D = 128;

  final NaiveTlb itlb;
  final NaiveTlb dtlb;
  final @Nullable NaiveTlb second;
  private final NaiveRam ram;
  private final NaiveMemorySystem caches;
  private final Counts counts;
  private final Set<Mistake> mistakes;
  private final int secondHit;
  private final int walkStart;
  private final int pteRead;
  private final boolean asidOn;
  private int rootFrame;
  private int asid;

  /** What an access wants, and which exceptions its refusals are. */
  enum Kind {
    FETCH(12, 1),
    LOAD(13, 5),
    STORE(15, 7);

    final int pageFault;
    final int accessFault;

    Kind(int pageFault, int accessFault) {
      this.pageFault = pageFault;
      this.accessFault = accessFault;
    }
  }

  private record Leaf(int pte, boolean superpage) {}

  NaiveTranslation(
      Configuration configuration,
      NaiveRam ram,
      NaiveMemorySystem caches,
      Counts counts,
      Set<Mistake> mistakes) {
    this.ram = ram;
    this.caches = caches;
    this.counts = counts;
    this.mistakes = mistakes;
    this.itlb = new NaiveTlb(configuration.mmu().itlb());
    this.dtlb = new NaiveTlb(configuration.mmu().dtlb());
    TlbShape shape = configuration.mmu().secondTlb();
    this.second = shape == null ? null : new NaiveTlb(shape);
    this.secondHit = configuration.integer(Setting.TLB2_HIT);
    this.walkStart = configuration.integer(Setting.WALK_START);
    this.pteRead = configuration.integer(Setting.WALK_PTE);
    this.asidOn = configuration.asid();
  }

  void writeSatp(int root, int newAsid) {
    rootFrame = root;
    asid = asidOn ? newAsid : 0;
    if (!asidOn && !mistakes.contains(Mistake.SATP_FLUSHES_NOTHING)) {
      flush(mistakes.contains(Mistake.GLOBAL_ENTRIES_GO_WITH_SATP));
    }
  }

  void flush(boolean globalsToo) {
    itlb.flush(globalsToo);
    dtlb.flush(globalsToo);
    if (second != null) {
      second.flush(globalsToo);
    }
  }

  void flushPage(int address) {
    itlb.flushPage(address >>> 12, asid);
    dtlb.flushPage(address >>> 12, asid);
    if (second != null) {
      second.flushPage(address >>> 12, asid);
    }
  }

  void flushAsid(int gone) {
    itlb.flushAsid(gone);
    dtlb.flushAsid(gone);
    if (second != null) {
      second.flushAsid(gone);
    }
  }

  int translate(int address, Kind kind) throws NaiveFault {
    NaiveTlb first = kind == Kind.FETCH ? itlb : dtlb;
    String name = kind == Kind.FETCH ? "itlb" : "dtlb";
    NaiveTlb.Entry entry = first.find(address >>> 12, asid);
    if (entry != null) {
      counts.count(name + ".hits");
      if (!mistakes.contains(Mistake.TLB_HIT_IS_NO_USE)) {
        first.use(entry);
      }
      requirePermission(entry.pte(), address, kind);
      return physical(entry, address);
    }
    counts.count(name + ".misses");
    Leaf leaf = fromSecondOrWalk(address, kind);
    first.insert(new NaiveTlb.Entry(address >>> 12, asid, leaf.pte, leaf.superpage));
    return physical(leaf.pte, leaf.superpage, address);
  }

  private Leaf fromSecondOrWalk(int address, Kind kind) throws NaiveFault {
    Cause payer = kind == Kind.FETCH ? Cause.ITLB : Cause.DTLB;
    NaiveTlb.Entry there = second == null ? null : second.find(address >>> 12, asid);
    if (second != null && there != null) {
      counts.count("tlb2.hits");
      second.use(there);
      counts.charge(payer, mistakes.contains(Mistake.SECOND_TLB_HIT_IS_FREE) ? 0 : secondHit);
      requirePermission(there.pte(), address, kind);
      return new Leaf(there.pte(), there.superpage());
    }
    if (second != null) {
      counts.count("tlb2.misses");
    }
    Leaf leaf = walk(address, kind, payer);
    if (!mistakes.contains(Mistake.FAULTING_WALK_FILLS_TLB)) {
      requirePermission(leaf.pte, address, kind);
    }
    if (second != null && !mistakes.contains(Mistake.SECOND_TLB_NOT_FILLED)) {
      second.insert(new NaiveTlb.Entry(address >>> 12, asid, leaf.pte, leaf.superpage));
    }
    if (mistakes.contains(Mistake.FAULTING_WALK_FILLS_TLB) && !allows(leaf.pte, kind)) {
      NaiveTlb first = kind == Kind.FETCH ? itlb : dtlb;
      first.insert(new NaiveTlb.Entry(address >>> 12, asid, leaf.pte, leaf.superpage));
    }
    requirePermission(leaf.pte, address, kind);
    return leaf;
  }

  private Leaf walk(int address, Kind kind, Cause payer) throws NaiveFault {
    counts.charge(payer, mistakes.contains(Mistake.WALK_STARTS_FOR_FREE) ? 0 : walkStart);
    int upper = readPte((rootFrame << 12) + (address >>> 22) * 4, address, kind, payer);
    if ((upper & (R | X)) != 0) {
      if (mistakes.contains(Mistake.SUPERPAGE_WALK_READS_TWICE)) {
        counts.charge(payer, pteRead);
      }
      if ((upper >>> 10 & 0x3ff) != 0) {
        throw new NaiveFault(kind.pageFault, address);
      }
      return new Leaf(upper, true);
    }
    int table = upper >>> 10 << 12;
    int lower = readPte(table + (address >>> 12 & 0x3ff) * 4, address, kind, payer);
    if ((lower & (R | X)) == 0) {
      throw new NaiveFault(kind.pageFault, address);
    }
    return new Leaf(lower, false);
  }

  private int readPte(int physical, int address, Kind kind, Cause payer) throws NaiveFault {
    if (!ram.contains(physical)) {
      throw new NaiveFault(kind.accessFault, address);
    }
    counts.charge(payer, mistakes.contains(Mistake.WALK_READS_ARE_FREE) ? 0 : pteRead);
    caches.walk(physical, payer);
    int pte = ram.read(physical, 4);
    if ((pte & V) == 0 || (pte & W) != 0 && (pte & R) == 0) {
      throw new NaiveFault(kind.pageFault, address);
    }
    return pte;
  }

  private static void requirePermission(int pte, int address, Kind kind) throws NaiveFault {
    if (!allows(pte, kind)) {
      throw new NaiveFault(kind.pageFault, address);
    }
  }

  private static boolean allows(int pte, Kind kind) {
    int needed =
        switch (kind) {
          case FETCH -> U | A | X;
          case LOAD -> U | A | R;
          case STORE -> U | A | W | D;
        };
    return (pte & needed) == needed;
  }

  int asid() {
    return asid;
  }

  static int physical(NaiveTlb.Entry entry, int address) {
    return physical(entry.pte(), entry.superpage(), address);
  }

  private static int physical(int pte, boolean superpage, int address) {
    int frame = pte >>> 10 & 0xfffff;
    int page = superpage ? frame | address >>> 12 & 0x3ff : frame;
    return page << 12 | address & 0xfff;
  }
}
