package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import ringside.lab.look.PageTableTree;
import ringside.mmu.sv32.Pte;

/** The used entries of page tables, level by level. */
final class PageTableText {
  private static final int ENTRIES = 1024;

  private final Texts texts;
  private final PrintStream out;

  PageTableText(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  void print(List<PageTableTree> trees) {
    for (PageTableTree tree : trees) {
      String names = ProcessNames.of(texts, tree.processes());
      out.println(texts.get("look.pagetable.root", names, frame(tree.rootFrame())));
      for (PageTableTree.Table table : tree.tables()) {
        line(2, texts.get("look.pagetable.table", table.index(), frame(table.frame())));
        table.runs().forEach(run -> line(4, run(run, table.index() * ENTRIES, 1)));
      }
      tree.kernel().forEach(run -> line(2, run(run, 0, ENTRIES)));
    }
  }

  /**
   * A run.
   *
   * @param before pages before the table's first entry
   * @param pages that an entry stands for
   */
  private String run(PageTableTree.Run run, int before, int pages) {
    int last = run.first() + run.count() - 1;
    String entries = run.count() == 1 ? "" + run.first() : run.first() + "-" + last;
    String address = Numbers.hex((before + run.first() * pages) << 12);
    Pte pte = run.pte();
    if (pte.isSwapped()) {
      return texts.get("look.pagetable.swapped", entries, address, pte.frame());
    }
    String first = frame(pte.frame());
    String frames =
        run.count() == 1 ? first : first + "-" + frame(pte.frame() + run.count() * pages - 1);
    return texts.get("look.pagetable.run", entries, address, frames, PteText.words(texts, pte));
  }

  private void line(int indent, String text) {
    Paragraph.lines(text, indent).forEach(out::println);
  }

  private static String frame(int frame) {
    return "0x" + Integer.toHexString(frame);
  }
}
