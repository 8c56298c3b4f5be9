package ringside.lab.debugger.panel;

import java.util.ArrayList;
import java.util.List;
import ringside.lab.look.TlbContents;
import ringside.lab.report.Numbers;
import ringside.lab.report.PteText;
import ringside.lab.report.Texts;
import ringside.mmu.MissObserver.Buffer;
import ringside.mmu.Mmu;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.tlb.Tlb;

/** How full each TLB is and what missed there last; then the entries, the one used last first. */
final class TlbPanel implements Panel {
  private static final int LEAST = 2;

  private final Standpoint here;
  private final Texts texts;

  TlbPanel(Standpoint here, Texts texts) {
    this.here = here;
    this.texts = texts;
  }

  @Override
  public int least() {
    return LEAST;
  }

  @Override
  public List<Row> rows(int columns, int most) {
    List<TlbContents> tlbs = TlbContents.of(here.view().computer());
    List<Row> rows = new ArrayList<>();
    for (TlbContents tlb : tlbs) {
      if (rows.size() < most) {
        rows.add(Row.plain(head(tlb)));
      }
    }
    int each = Math.max(0, (most - rows.size()) / tlbs.size());
    for (TlbContents tlb : tlbs) {
      tlb.rows().stream().limit(each).map(row -> entry(tlb, row)).forEach(rows::add);
    }
    return rows;
  }

  private Tlb of(Buffer buffer) {
    Mmu mmu = here.view().computer().hart().mmu();
    Tlb second = mmu.secondTlb();
    return switch (buffer) {
      case ITLB -> mmu.itlb();
      case SECOND_TLB -> second == null ? mmu.dtlb() : second;
      default -> mmu.dtlb();
    };
  }

  private String head(TlbContents contents) {
    Tlb tlb = of(contents.buffer());
    String counts =
        texts.get(
            "debug.panel.tlb",
            name(contents),
            contents.rows().size(),
            contents.slots(),
            Numbers.grouped(tlb.misses().total()));
    int last = tlb.lastFilled();
    boolean there = tlb.fills() > 0 && tlb.page(last) >= 0;
    return there
        ? counts + texts.get("debug.panel.miss", page(tlb.page(last)), tlb.filledBy(last))
        : counts;
  }

  private String name(TlbContents tlb) {
    return texts.get("debug.panel.tlb." + tlb.buffer().name());
  }

  private Row entry(TlbContents tlb, TlbContents.Row row) {
    String owner = row.pte().global() ? "global" : "asid " + row.asid();
    return Row.plain(
        "  "
            + name(tlb)
            + "  "
            + page(row.page())
            + " -> 0x"
            + Integer.toHexString(row.pte().frame())
            + "  "
            + PteText.letters(row.pte())
            + "  "
            + owner);
  }

  private static String page(int number) {
    return Numbers.hex(number << PhysicalMemory.FRAME_SHIFT);
  }
}
