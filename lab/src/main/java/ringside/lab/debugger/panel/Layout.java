package ringside.lab.debugger.panel;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ringside.lab.report.Columns;
import ringside.lab.report.Texts;

/** Shares the room of a window among panels: one below the other, or in two columns. */
final class Layout {
  /** From so many columns on there are two. */
  private static final int WIDE = 110;

  private static final int GAP = 2;
  private static final Set<PanelKind> LEFT =
      Set.of(PanelKind.CODE, PanelKind.OUTPUT, PanelKind.THREADS);

  private final Texts texts;
  private final int columns;
  private final int rows;

  Layout(Texts texts, int columns, int rows) {
    this.texts = texts;
    this.columns = columns;
    this.rows = rows;
  }

  List<Row> draw(Map<PanelKind, Panel> panels) {
    if (columns < WIDE || panels.size() < 2) {
      return column(panels, columns, rows);
    }
    int left = (columns - GAP) / 2;
    List<Row> one = column(half(panels, true), left, rows);
    List<Row> other = column(half(panels, false), columns - GAP - left, rows);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      Row first = i < one.size() ? one.get(i) : Row.plain("");
      Row second = i < other.size() ? other.get(i) : Row.plain("");
      all.add(first.fit(left + GAP).with(second));
    }
    return all;
  }

  private static Map<PanelKind, Panel> half(Map<PanelKind, Panel> panels, boolean left) {
    Map<PanelKind, Panel> half = new EnumMap<>(panels);
    half.keySet().removeIf(kind -> LEFT.contains(kind) != left);
    return half;
  }

  private List<Row> column(Map<PanelKind, Panel> panels, int width, int room) {
    Map<PanelKind, Integer> heights = heights(panels, width, room);
    List<Row> all = new ArrayList<>();
    for (Map.Entry<PanelKind, Integer> shown : heights.entrySet()) {
      Panel panel = panels.get(shown.getKey());
      if (panel != null) {
        all.add(heading(shown.getKey(), panel, width));
        panel.rows(width, shown.getValue()).stream()
            .limit(shown.getValue())
            .map(row -> row.fit(width))
            .forEach(all::add);
      }
    }
    if (heights.size() < panels.size()) {
      all.add(Row.of(left(panels, heights), Tone.HEAD).fit(width));
    }
    return all;
  }

  /** The rows of each that has room: first what it needs, then what it can use. */
  private static Map<PanelKind, Integer> heights(
      Map<PanelKind, Panel> panels, int width, int room) {
    Map<PanelKind, Integer> heights = new EnumMap<>(PanelKind.class);
    int needed = panels.values().stream().mapToInt(panel -> 1 + panel.least()).sum();
    int left = needed > room ? room - 1 : room; // a row says what is left out
    for (Map.Entry<PanelKind, Panel> each : panels.entrySet()) {
      int least = 1 + each.getValue().least();
      if (least <= left) {
        heights.put(each.getKey(), least - 1);
        left -= least;
      }
    }
    for (Map.Entry<PanelKind, Integer> each : heights.entrySet()) {
      Panel panel = panels.get(each.getKey());
      int most = each.getValue() + left;
      int used = panel == null ? 0 : Math.min(most, share(panel, each, width, most));
      left -= used - each.getValue();
      each.setValue(used);
    }
    return heights;
  }

  /** What a panel would do with all the room; the code leaves half of it to the others. */
  private static int share(Panel panel, Map.Entry<PanelKind, Integer> given, int width, int most) {
    int extra = most - given.getValue();
    boolean endless = given.getKey() == PanelKind.CODE || given.getKey() == PanelKind.STACK;
    int allowed = endless ? given.getValue() + extra / 2 : most;
    return Math.max(given.getValue(), panel.rows(width, allowed).size());
  }

  private Row heading(PanelKind kind, Panel panel, int width) {
    String name = texts.get("debug.panel.name." + kind.title());
    String title = panel.title().isEmpty() ? name : name + ": " + panel.title();
    String head = "-- " + Columns.cut(title, Math.max(2, width - 4)) + " ";
    return Row.of(head + "-".repeat(Math.max(0, width - Columns.width(head))), Tone.HEAD);
  }

  private String left(Map<PanelKind, Panel> panels, Map<PanelKind, Integer> heights) {
    String names =
        panels.keySet().stream()
            .filter(kind -> !heights.containsKey(kind))
            .map(PanelKind::title)
            .collect(Collectors.joining(", "));
    return texts.get("debug.panel.left", names);
  }
}
