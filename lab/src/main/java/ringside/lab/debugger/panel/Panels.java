package ringside.lab.debugger.panel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ringside.lab.report.Texts;
import ringside.lab.session.ThreadView;

/** Which panels somebody wants to see, and how they looked at the last stop. */
public final class Panels {
  private final Texts texts;
  private final Set<PanelKind> on = EnumSet.allOf(PanelKind.class);

  /** Registers of each thread: at the stop before, and at this one. */
  private Map<Whose, List<Integer>> before = new HashMap<>();

  private Map<Whose, List<Integer>> now = new HashMap<>();
  private long cycle = -1;

  /** A thread of one of the computers. */
  private record Whose(String computer, int tid) {
    private static Whose of(Standpoint here) {
      return new Whose(here.view().name(), here.tid());
    }
  }

  /** All panels, in the language of the texts. */
  public Panels(Texts texts) {
    this.texts = texts;
  }

  /** Shows a panel at each stop, or does not. */
  public void set(PanelKind kind, boolean shown) {
    if (shown) {
      on.add(kind);
    } else {
      on.remove(kind);
    }
  }

  /** Whether a panel is shown at each stop. */
  public boolean isOn(PanelKind kind) {
    return on.contains(kind);
  }

  /**
   * The panels that are on, as far as there is room: what is missed least goes first.
   *
   * @param columns of the window, at least 20
   * @param rows that they may have altogether
   */
  public List<Row> draw(Standpoint here, int columns, int rows) {
    return draw(here, EnumSet.copyOf(on), columns, rows);
  }

  /** One panel, whether it is on or not. */
  public List<Row> draw(Standpoint here, PanelKind kind, int columns, int rows) {
    return draw(here, EnumSet.of(kind), columns, rows);
  }

  private List<Row> draw(Standpoint here, Set<PanelKind> kinds, int columns, int rows) {
    note(here);
    Map<PanelKind, Panel> panels = new EnumMap<>(PanelKind.class);
    for (PanelKind kind : kinds) {
      panel(kind, here).ifPresent(panel -> panels.put(kind, panel));
    }
    return new Layout(texts, columns, rows).draw(panels);
  }

  /** Keeps the registers of all threads, so that the next stop can tell what has changed. */
  private void note(Standpoint here) {
    if (here.view().cycle() != cycle) {
      cycle = here.view().cycle();
      before = now;
      now = new HashMap<>();
    }
    here.view()
        .registers(here.tid())
        .ifPresent(thread -> now.put(Whose.of(here), thread.registers()));
  }

  private Optional<Panel> panel(PanelKind kind, Standpoint here) {
    Optional<ThreadView> thread = here.view().registers(here.tid());
    return switch (kind) {
      case CODE -> thread.map(own -> new CodePanel(here, own));
      case REGISTERS -> thread.map(own -> new RegistersPanel(own, registersBefore(here)));
      case STACK -> thread.map(own -> new StackPanel(here, own));
      case THREADS -> Optional.of(new ThreadsPanel(here, texts));
      case TLB -> Optional.of(new TlbPanel(here, texts));
      case OUTPUT -> Optional.of(new OutputPanel(here));
    };
  }

  private List<Integer> registersBefore(Standpoint here) {
    return before.getOrDefault(Whose.of(here), new ArrayList<>());
  }
}
