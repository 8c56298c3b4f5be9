package ringside.lab.sweep;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values (RFC 4180). */
public final class CommaSeparated {
  private CommaSeparated() {}

  /** A line with its end. */
  public static String line(List<String> cells) {
    return cells.stream().map(CommaSeparated::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().allMatch(c -> c != ',' && c != '"' && c != '\n' && c != '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
