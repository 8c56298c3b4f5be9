package ringside.lab.debugger.panel;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.elf.ElfImage;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.lab.explain.Backtrace;
import ringside.lab.report.Numbers;
import ringside.lab.report.TextTable;
import ringside.lab.report.Texts;
import ringside.lab.session.ThreadView;

/** All threads with their states; a star marks the one that is looked at. */
final class ThreadsPanel implements Panel {
  private static final int LEAST = 2;
  private static final int WORD_COLUMNS = 5;

  private final Standpoint here;
  private final Texts texts;
  private final List<GuestThread> threads;

  ThreadsPanel(Standpoint here, Texts texts) {
    this.here = here;
    this.texts = texts;
    this.threads =
        here.view().computer().processes().threads().stream()
            .filter(thread -> thread.state() != ThreadState.TERMINATED)
            .toList();
  }

  @Override
  public int least() {
    return LEAST;
  }

  @Override
  public List<Row> rows(int columns, int most) {
    boolean all = threads.size() < most;
    int room = all || most == LEAST ? most - 1 : most - 2;
    List<GuestThread> shown = shown(room);
    List<String> lines = table(shown).lines(columns);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean own = i > 0 && shown.get(i - 1).tid() == here.tid();
      rows.add(Row.of(lines.get(i), own ? Tone.CURRENT : Tone.PLAIN));
    }
    if (rows.size() < most && shown.size() < threads.size()) {
      rows.add(Row.plain("  " + texts.get("look.more", threads.size() - shown.size())));
    }
    return rows;
  }

  /** The first ones; the thread that is looked at is among them. */
  private List<GuestThread> shown(int room) {
    List<GuestThread> first = new ArrayList<>(threads.subList(0, Math.min(room, threads.size())));
    if (room > 0 && first.stream().noneMatch(thread -> thread.tid() == here.tid())) {
      threads.stream()
          .filter(thread -> thread.tid() == here.tid())
          .forEach(own -> first.set(first.size() - 1, own));
    }
    return first;
  }

  private TextTable table(List<GuestThread> shown) {
    TextTable table =
        new TextTable(
            WORD_COLUMNS,
            texts.get("debug.panel.thread"),
            texts.get("debug.panel.process"),
            texts.get("debug.panel.state"),
            texts.get("debug.panel.since"),
            texts.get("debug.panel.place"));
    for (GuestThread thread : shown) {
      ThreadView view = here.view().registers(thread.tid()).orElseThrow();
      ElfImage image = thread.process().image();
      table.row(
          (thread.tid() == here.tid() ? "* " : "  ") + thread.tid(),
          thread.pid() + " " + thread.process().name(),
          texts.get("state." + thread.state().title()),
          Numbers.grouped(thread.since()),
          Backtrace.place(image, view.pc()));
    }
    return table;
  }
}
