package ringside.lab.debugger.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ringside.isa.Register;
import ringside.lab.report.Columns;
import ringside.lab.report.Numbers;
import ringside.lab.session.ThreadView;

/** A thread's registers; a star marks those that are other than at the stop before. */
final class RegistersPanel implements Panel {
  private static final int LEAST = 2;
  private static final int NAME_COLUMNS = 5;
  private static final int CELL_COLUMNS = NAME_COLUMNS + 12;

  /** Shown where there is no room for all, beside those that have changed: ra, sp, a0 to a7. */
  private static final List<Integer> FIRST = List.of(1, 2, 10, 11, 12, 13, 14, 15, 16, 17);

  private final List<Integer> now;
  private final List<Integer> before;

  /**
   * The registers of a thread.
   *
   * @param before their values at the stop before
   */
  RegistersPanel(ThreadView thread, List<Integer> before) {
    this.now = thread.registers();
    this.before = before;
  }

  @Override
  public int least() {
    return LEAST;
  }

  @Override
  public List<Row> rows(int columns, int most) {
    int across = Math.max(1, columns / CELL_COLUMNS);
    List<Integer> shown = shown(across * most);
    int down = (shown.size() + across - 1) / across;
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < down; row++) {
      Row cells = Row.plain("");
      for (int index = row; index < shown.size(); index += down) {
        cells = cells.with(cell(shown.get(index)));
      }
      rows.add(cells);
    }
    return rows;
  }

  /** In the order of their numbers. */
  private List<Integer> shown(int room) {
    List<Integer> all = IntStream.range(1, now.size()).boxed().toList();
    if (all.size() <= room) {
      return all;
    }
    TreeSet<Integer> chosen = new TreeSet<>();
    all.stream().filter(this::isChanged).limit(room).forEach(chosen::add);
    for (int register : FIRST) {
      if (chosen.size() < room) {
        chosen.add(register);
      }
    }
    for (int register : all) {
      if (chosen.size() < room) {
        chosen.add(register);
      }
    }
    return List.copyOf(chosen);
  }

  private boolean isChanged(int register) {
    return register < before.size() && !before.get(register).equals(now.get(register));
  }

  private Row cell(int register) {
    boolean changed = isChanged(register);
    String value = Numbers.hex(now.get(register)) + (changed ? "*" : " ");
    String name = Columns.left(Register.name(register), NAME_COLUMNS);
    return Row.of(name + value, changed ? Tone.CHANGED : Tone.PLAIN).with(Row.plain(" "));
  }
}
