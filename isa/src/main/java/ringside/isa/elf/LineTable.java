package ringside.isa.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which source line each instruction comes from. A row holds from its address up to the next row's.
 */
public final class LineTable {
  /**
   * One row.
   *
   * @param source null where no line is known from this address on
   */
  public record Row(int address, @Nullable SourceLine source) {}

  // A class, not a lambda: this runs at every start, and linking a lambda takes milliseconds.
  private static final Comparator<Row> BY_ADDRESS =
      new Comparator<>() {
        @Override
        public int compare(Row one, Row other) {
          return Integer.compareUnsigned(one.address(), other.address());
        }
      };

  /** The table of a program without line information. */
  public static final LineTable EMPTY = new LineTable(List.of());

  private final List<Row> rows;

  /** Rows in any order; of several at one address the last counts. */
  public LineTable(List<Row> rows) {
    List<Row> sorted = new ArrayList<>(rows);
    sorted.sort(BY_ADDRESS);
    this.rows = List.copyOf(sorted);
  }

  /** The line that the instruction at an address comes from. */
  public Optional<SourceLine> find(int address) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Integer.compareUnsigned(rows.get(middle).address(), address) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Optional.empty() : Optional.ofNullable(rows.get(low - 1).source());
  }

  /** All rows by address. */
  public List<Row> rows() {
    return rows;
  }
}
