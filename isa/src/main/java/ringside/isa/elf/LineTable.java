package ringside.isa.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

  private final List<Row> given;
  private final @Nullable Supplier<List<Row>> later;

  /** In order; the same for whoever makes it, so that no lock is needed. */
  private @Nullable List<Row> ordered;

  /** Rows in any order; of several at one address the last counts. */
  public LineTable(List<Row> rows) {
    this.given = List.copyOf(rows);
    this.later = null;
  }

  /** The same where they are read when somebody asks for the first. */
  LineTable(Supplier<List<Row>> rows) {
    this.given = List.of();
    this.later = rows;
  }

  /** The line that the instruction at an address comes from. */
  public Optional<SourceLine> find(int address) {
    List<Row> rows = rows();
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
    List<Row> known = ordered;
    if (known == null) {
      List<Row> sorted = new ArrayList<>(later == null ? given : later.get());
      sorted.sort(BY_ADDRESS);
      known = List.copyOf(sorted);
      ordered = known;
    }
    return known;
  }
}
