package ringside.lab.debugger;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import ringside.lab.debugger.panel.PanelKind;
import ringside.lab.debugger.panel.Panels;
import ringside.lab.debugger.panel.Row;

/** The panels of a debugger: shown when they are asked for, or at each stop. */
public final class PanelCommands {
  private static final int COLUMNS = 80;
  private static final int ROWS = 48;
  private static final int LEAST_COLUMNS = 20;

  private final Scene scene;
  private final Panels panels;
  private int columns = COLUMNS;
  private int rows = ROWS;

  PanelCommands(Scene scene) {
    this.scene = scene;
    this.panels = new Panels(scene.texts);
  }

  /** From now on the code at a stop is in a panel, not in lines of its own. */
  public void atEachStop() {
    scene.withPanels = true;
  }

  /**
   * The room for panels from now on.
   *
   * @param windowColumns of the window
   * @param most rows of all panels together
   */
  public void fit(int windowColumns, int most) {
    columns = Math.max(LEAST_COLUMNS, windowColumns);
    rows = Math.max(1, most);
  }

  /** The panels that are on, where somebody looks at another place or thread than before. */
  public List<Row> afterStop() {
    return scene.takeMoved() ? panels.draw(scene.standpoint(), columns, rows) : List.of();
  }

  /** {@code panels}: those that are on. */
  void all() {
    show(panels.draw(scene.standpoint(), columns, rows));
  }

  /** {@code panel NAME [on|off]}: shows one now, or at each stop. */
  void one(String words) {
    List<String> all = Arrays.asList(words.split(" +", 2));
    Optional<PanelKind> kind = PanelKind.of(all.get(0));
    String how = all.size() > 1 ? all.get(1) : "";
    if (kind.isEmpty() || !List.of("", "on", "off").contains(how)) {
      throw scene.wrong("debug.wrong.panel", words, String.join(", ", PanelKind.titles()));
    } else if (how.isEmpty()) {
      show(panels.draw(scene.standpoint(), kind.get(), columns, rows));
    } else {
      panels.set(kind.get(), how.equals("on"));
      PanelKind.titles().forEach(this::tell);
    }
  }

  private void tell(String title) {
    boolean on = PanelKind.of(title).filter(panels::isOn).isPresent();
    scene.out.println("  " + title + " " + (on ? "on" : "off"));
  }

  private void show(List<Row> drawn) {
    drawn.forEach(row -> scene.out.println(row.text()));
  }
}
