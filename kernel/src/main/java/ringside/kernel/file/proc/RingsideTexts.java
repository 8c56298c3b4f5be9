package ringside.kernel.file.proc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.file.generated.Node;
import ringside.mmu.Mmu;
import ringside.mmu.cache.Cache;
import ringside.mmu.ledger.Account;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.SwitchCounts;
import ringside.mmu.ledger.SwitchKind;
import ringside.mmu.ledger.SwitchPart;
import ringside.mmu.replacement.MissCounts;
import ringside.mmu.tlb.Tlb;

/** /proc/ringside: what only an emulator can tell, this very reading included. */
final class RingsideTexts {
  private final ProcSources sources;
  private final FurtherTexts further;

  RingsideTexts(ProcSources sources, FurtherTexts further) {
    this.sources = sources;
    this.further = further;
  }

  /** The folder. */
  Node folder() {
    TreeMap<String, Node> nodes = new TreeMap<>();
    nodes.put("caches", Node.text(this::caches));
    nodes.put("ledger", Node.text(this::ledger));
    nodes.put("look", further.folder());
    nodes.put("switches", Node.text(this::switches));
    nodes.put("tlb", Node.text(this::tlb));
    return Node.folder(nodes);
  }

  /** Cycles so far, by process, mode, what was done and cause; the last line is their sum. */
  private String ledger() {
    TreeMap<String, Long> cells = new TreeMap<>();
    for (Account account : sources.ledger().accounts()) {
      Arrays.stream(Cause.values()).forEach(cause -> add(cells, account, cause));
    }
    StringBuilder text = new StringBuilder("pid mode what cause cycles\n");
    long sum = 0;
    for (Map.Entry<String, Long> cell : cells.entrySet()) {
      text.append(cell.getKey()).append(' ').append(cell.getValue()).append('\n');
      sum += cell.getValue();
    }
    return text.append("total ").append(sum).append('\n').toString();
  }

  private static void add(Map<String, Long> cells, Account account, Cause cause) {
    long cycles = account.cycles(cause);
    if (cycles == 0) {
      return;
    }
    String mode = account.key().mode().name().toLowerCase(Locale.ROOT);
    String from = cause.from().isEmpty() ? "" : "/" + cause.from();
    String row =
        account.key().pid() + " " + mode + " " + account.key().what() + " " + cause.title() + from;
    cells.merge(row, cycles, Long::sum);
  }

  /** A line a kind of switch: how many, the cycles of their parts, and what they cost later. */
  private String switches() {
    return "kind count enter work pick exchange leave tlb cache\n"
        + line("process", SwitchKind.PROCESS)
        + line("thread", SwitchKind.THREAD);
  }

  private String line(String name, SwitchKind kind) {
    SwitchCounts counts = sources.code().hart().meter().switches();
    StringBuilder line = new StringBuilder(name).append(' ').append(counts.count(kind));
    for (SwitchPart part : SwitchPart.values()) {
      line.append(' ').append(counts.cycles(kind, part));
    }
    line.append(' ').append(counts.indirectTlbCycles(kind));
    return line.append(' ').append(counts.indirectCacheCycles(kind)).append('\n').toString();
  }

  /** A line a TLB: hits, and misses by why the entry was not there. */
  private String tlb() {
    Mmu mmu = sources.code().hart().mmu();
    Tlb second = mmu.secondTlb();
    return "tlb entries hits misses cold evicted flushed flushes\n"
        + line("itlb", mmu.itlb())
        + line("dtlb", mmu.dtlb())
        + (second == null ? "" : line("l2tlb", second));
  }

  /** A line a first-level cache: hits, and misses by why the line was not there. */
  private String caches() {
    Mmu mmu = sources.code().hart().mmu();
    return "cache lines hits misses cold evicted writebacks\n"
        + line("l1i", mmu.l1i())
        + line("l1d", mmu.l1d());
  }

  private static String line(String name, Cache cache) {
    MissCounts misses = cache.misses();
    String size = name + " " + cache.lines() + " " + cache.hits() + " " + misses.total();
    return size + " " + misses.cold() + " " + evicted(misses) + " " + cache.writeBacks() + "\n";
  }

  private static long evicted(MissCounts misses) {
    return misses.evictedBySelf() + misses.evictedByOther();
  }

  private static String line(String name, Tlb tlb) {
    long evicted = evicted(tlb.misses());
    long flushed = tlb.misses().flushedBySwitch() + tlb.misses().flushedByFence();
    return name
        + " "
        + tlb.entries()
        + " "
        + tlb.hits()
        + " "
        + tlb.misses().total()
        + " "
        + tlb.misses().cold()
        + " "
        + evicted
        + " "
        + flushed
        + " "
        + tlb.flushes()
        + "\n";
  }
}
