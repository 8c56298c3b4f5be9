package ringside.lab.learn.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of what was measured.
 *
 * @param key of its title among the experiment's texts, behind the id: {@code frames}
 * @param heads keys of the columns' headings, that of the rows' names first
 * @param rows in order
 * @param bars column that is drawn as bars, from 1; 0 for none
 */
public record Evidence(String key, List<String> heads, List<Row> rows, int bars) {
  /**
   * A row.
   *
   * @param name what it is
   * @param cells as many as there are headings but the first
   */
  public record Row(Cell name, List<Cell> cells) {}

  /** What stands in a place of a table. */
  public sealed interface Cell {
    /** A number, whole. */
    record Number(long value) implements Cell {}

    /** A number with one decimal. */
    record Tenth(double value) implements Cell {}

    /** A text, by its key, as {@link Words#word} has it. */
    record Word(String key) implements Cell {}

    /** What is the same in every language: an address, permissions, a name. */
    record Literal(String text) implements Cell {}
  }

  /** Begins a table. */
  public static Builder table(String key, String... heads) {
    return new Builder(key, List.of(heads));
  }

  /** A table in the making. */
  public static final class Builder {
    private final String key;
    private final List<String> heads;
    private final List<Row> rows = new ArrayList<>();
    private int bars;

    private Builder(String key, List<String> heads) {
      this.key = key;
      this.heads = heads;
    }

    /** Draws a column as bars, from 1; its cells are numbers. */
    public Builder bars(int column) {
      bars = column;
      return this;
    }

    /** A row whose name is a text, by its key. */
    public Builder row(String name, Object... cells) {
      return add(new Cell.Word(name), cells);
    }

    /** A row whose name is the same in every language. */
    public Builder literal(String name, Object... cells) {
      return add(new Cell.Literal(name), cells);
    }

    private Builder add(Cell name, Object... cells) {
      List<Cell> all = new ArrayList<>();
      for (Object cell : cells) {
        all.add(cell(cell));
      }
      if (all.size() + 1 != heads.size()) {
        throw new IllegalArgumentException(key + ": " + all.size() + " cells in a row");
      }
      rows.add(new Row(name, List.copyOf(all)));
      return this;
    }

    /** The table. */
    public Evidence done() {
      return new Evidence(key, heads, List.copyOf(rows), bars);
    }

    private static Cell cell(Object value) {
      if (value instanceof Cell cell) {
        return cell;
      }
      if (value instanceof Double number) {
        return new Cell.Tenth(number);
      }
      return value instanceof Number number
          ? new Cell.Number(number.longValue())
          : new Cell.Literal(String.valueOf(value));
    }
  }
}
