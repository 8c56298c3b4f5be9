package ringside.lab.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import ringside.kernel.event.ThreadState;

/** The states of threads as a diagram, with how many are in each. */
final class StatesText {
  private static final int BOX = 17;
  private static final String GAP = "     ";
  private static final String ARROW = " --> ";
  private static final String BOTH = " <-> ";

  private final Texts texts;
  private final PrintStream out;

  StatesText(Texts texts, PrintStream out) {
    this.texts = texts;
    this.out = out;
  }

  void print(Map<ThreadState, Integer> counts) {
    Row top = new Row(counts);
    top.add("", ThreadState.CREATED);
    top.add(ARROW, ThreadState.READY);
    top.add(BOTH, ThreadState.RUNNING);
    top.add(ARROW, ThreadState.TERMINATED);
    top.print();
    arrows("^ v", " v");
    Row middle = new Row(counts);
    middle.skip();
    middle.add(GAP, ThreadState.READY_SUSPENDED);
    middle.add(GAP, ThreadState.BLOCKED);
    middle.print();
    arrows("   ", "^ v");
    Row bottom = new Row(counts);
    bottom.skip();
    bottom.add(GAP, ThreadState.STOPPED);
    bottom.add(GAP, ThreadState.BLOCKED_SUSPENDED);
    bottom.print();
    for (String key : List.of("woken", "suspended", "stopped")) {
      Paragraph.lines(texts.get("look.states." + key), 2).forEach(out::println);
    }
  }

  /** Arrows between rows, below the second and the third box. */
  private void arrows(String second, String third) {
    int box = BOX + 2 + GAP.length();
    String before = " ".repeat(2 + box + BOX / 2);
    out.println((before + second + " ".repeat(box - second.length()) + third).stripTrailing());
  }

  /** Boxes side by side. */
  private final class Row {
    private final Map<ThreadState, Integer> counts;
    private final StringBuilder edge = new StringBuilder();
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder count = new StringBuilder();

    Row(Map<ThreadState, Integer> counts) {
      this.counts = counts;
    }

    void skip() {
      for (StringBuilder line : new StringBuilder[] {edge, name, count}) {
        line.append(" ".repeat(BOX + 2));
      }
    }

    void add(String before, ThreadState state) {
      edge.append(" ".repeat(before.length())).append('+').append("-".repeat(BOX)).append('+');
      name.append(before).append(cell(texts.get("state." + state.title())));
      String many = Numbers.grouped(counts.getOrDefault(state, 0));
      count.append(" ".repeat(before.length())).append(cell(many));
    }

    void print() {
      for (StringBuilder line : new StringBuilder[] {edge, name, count, edge}) {
        out.println(("  " + line).stripTrailing());
      }
    }

    private String cell(String text) {
      int room = BOX - Columns.width(text);
      return "|" + " ".repeat(room / 2) + text + " ".repeat(room - room / 2) + "|";
    }
  }
}
