package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import ringside.kernel.Computer;
import ringside.lab.look.CacheContents;
import ringside.lab.look.DescriptorTable;
import ringside.lab.look.FrameMap;
import ringside.lab.look.IpcObjects;
import ringside.lab.look.MemoryMap;
import ringside.lab.look.PageTableTree;
import ringside.lab.look.ProcessTree;
import ringside.lab.look.Queues;
import ringside.lab.look.Sight;
import ringside.lab.look.StateCounts;
import ringside.lab.look.TlbContents;
import ringside.mmu.MissObserver.Buffer;

/** What a machine holds where it stands, as tables; looking changes nothing. */
public final class SightsReport {
  private final Texts texts;
  private final Computer computer;
  private final PrintStream out;

  /** Reports of a computer in the language of the texts. */
  public SightsReport(Texts texts, Computer computer, PrintStream out) {
    this.texts = texts;
    this.computer = computer;
    this.out = out;
  }

  /** Prints what is wanted of this moment, in order. */
  public void print(List<Sight> sights) {
    print(sights, computer.hart().meter().clock());
  }

  /**
   * The same of a moment that was asked for.
   *
   * @param asked its cycle; the machine stands behind it where a step had begun that can't be cut
   */
  public void print(List<Sight> sights, long asked) {
    long clock = computer.hart().meter().clock();
    if (asked != clock) {
      String words = texts.get("look.asked", Numbers.grouped(asked), Numbers.grouped(clock));
      out.println();
      Paragraph.lines(words, 0).forEach(out::println);
    }
    for (Sight sight : sights) {
      String what = texts.get("look." + sight.title().replace(':', '-'));
      out.println();
      out.println(texts.get("look.title", Numbers.grouped(clock), what));
      print(sight);
    }
  }

  /** Says that the run was over where a cycle was to be looked at. */
  public void over(long cycle) {
    String end = Numbers.grouped(computer.hart().meter().clock());
    out.println(texts.get("look.over", Numbers.grouped(cycle), end));
  }

  private void print(Sight sight) {
    switch (sight) {
      case MAP -> new MapText(texts, out).print(MemoryMap.of(computer));
      case PAGETABLE -> new PageTableText(texts, out).print(PageTableTree.of(computer));
      case TLB -> new TlbText(texts, computer, out).print(TlbContents.of(computer));
      case CACHE -> caches().print(CacheContents.of(computer));
      case CACHE_L1I -> caches().lines(CacheContents.of(computer), Buffer.L1I);
      case CACHE_L1D -> caches().lines(CacheContents.of(computer), Buffer.L1D);
      case CACHE_L2 -> caches().lines(CacheContents.of(computer), Buffer.L2);
      case FRAMES -> new FramesText(texts, out).print(FrameMap.of(computer));
      case QUEUES -> new QueuesText(texts, out).print(Queues.of(computer));
      case FILES -> new FilesText(texts, out).print(DescriptorTable.of(computer));
      case IPC -> new IpcText(texts, computer.processes(), out).print(IpcObjects.of(computer));
      case TREE -> new TreeText(texts, out).print(ProcessTree.of(computer));
      case STATES -> new StatesText(texts, out).print(StateCounts.of(computer));
    }
  }

  private CacheText caches() {
    return new CacheText(texts, computer, out);
  }
}
