package ringside.lab.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.WaitTarget;
import ringside.lab.path.CriticalPath;
import ringside.lab.path.Slice;

/** What threads do on a critical path, by who and what, in the words of a language. */
public final class PathRows {
  private final Texts texts;

  /** What slices of one row have in common. */
  private record Key(int tid, Slice.Kind kind, int other, @Nullable WaitTarget target) {
    static Key of(Slice slice) {
      return new Key(slice.tid(), slice.kind(), slice.other(), slice.target());
    }
  }

  /**
   * A row.
   *
   * @param thread its tid, or that there is none
   * @param does what it does; empty for several rows in one
   * @param cycles on the path
   * @param spent cycles of the cost that was asked about, among them
   */
  public record Row(String thread, String does, long cycles, long spent) {
    private Row and(Row other) {
      return new Row(thread, does, cycles + other.cycles, spent + other.spent);
    }
  }

  /** Rows in the language of the texts. */
  public PathRows(Texts texts) {
    this.texts = texts;
  }

  /**
   * The longest first; they sum to the length of the run.
   *
   * @param most rows, 1 or more; where there are more, one more row has their sum
   */
  public List<Row> of(CriticalPath path, int most) {
    Map<Key, Row> sums = new LinkedHashMap<>();
    for (Slice slice : path.slices()) {
      Key key = Key.of(slice);
      Row row = new Row(thread(slice.tid()), does(key), slice.cycles(), slice.spent());
      sums.merge(key, row, Row::and);
    }
    List<Row> rows =
        sums.values().stream().sorted(Comparator.comparing((Row row) -> -row.cycles)).toList();
    return most >= rows.size() ? rows : cut(rows, most);
  }

  private List<Row> cut(List<Row> rows, int most) {
    List<Row> rest = rows.subList(most, rows.size());
    List<Row> shown = new ArrayList<>(rows.subList(0, most));
    Row none = new Row(texts.get("compare.rest", rest.size()), "", 0, 0);
    shown.add(rest.stream().reduce(none, Row::and));
    return shown;
  }

  /** A thread, or none. */
  String thread(int tid) {
    return tid == 0 ? texts.get("path.nobody") : Integer.toString(tid);
  }

  private String does(Key key) {
    String name = "path.does." + key.kind.name().toLowerCase(Locale.ROOT);
    return switch (key.kind) {
      case START, RUNNING, END -> texts.get(name);
      case READY -> key.other == 0 ? texts.get("path.does.picked") : texts.get(name, key.other);
      case WAITING -> texts.get(name, key.target == null ? "?" : target(key.target));
    };
  }

  /** What was waited for. */
  String target(WaitTarget target) {
    return new WaitText(texts).targets(List.of(target));
  }
}
