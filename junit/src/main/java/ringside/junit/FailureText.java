package ringside.junit;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a failure: what went wrong, the schedule as columns, the token and the command that
 * make the run again. It has at most 30 lines, unless the system property {@code
 * ringside.junit.lines} says another number.
 */
final class FailureText {
  private static final int MOST = 30;
  private static final int FEWEST = 10;
  private static final int MOST_OF_WHAT = 12;
  private static final int MOST_BEHIND = 3;

  private final Words words;
  private final List<String> what = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private final List<String> behind = new ArrayList<>();
  private final List<String> end = new ArrayList<>();

  FailureText(Words words) {
    this.words = words;
  }

  /** What went wrong: lines, the most important first; nothing where they are empty. */
  FailureText what(String lines) {
    return add(what, lines);
  }

  /** The schedule. */
  FailureText columns(String lines) {
    return add(columns, lines);
  }

  /** What may have led to it. */
  FailureText behind(String lines) {
    return add(behind, lines);
  }

  private FailureText add(List<String> to, String lines) {
    to.addAll(lines.stripTrailing().lines().filter(line -> !line.isEmpty()).toList());
    return this;
  }

  /** The token, as a test takes it. */
  FailureText token(String token) {
    end.add(words.get("again.test"));
    end.add("  @Replay(\"" + token + "\")");
    return this;
  }

  /** What makes the run again in a shell. */
  FailureText command(String command) {
    end.add(words.get("again"));
    end.add("  " + command);
    return this;
  }

  @Override
  public String toString() {
    int most = Math.max(FEWEST, Integer.getInteger("ringside.junit.lines", MOST));
    List<String> why = cut(behind, Math.min(behind.size(), MOST_BEHIND));
    int left = most - end.size() - why.size();
    int ofWhat = columns.isEmpty() ? left : Math.min(left, Math.max(MOST_OF_WHAT, left / 2));
    List<String> lines = new ArrayList<>(cut(what, Math.min(what.size(), ofWhat)));
    lines.addAll(switches(left - lines.size()));
    lines.addAll(why);
    lines.addAll(end);
    return String.join("\n", lines);
  }

  /** So many of them, the last of which says how many others there are. */
  private List<String> cut(List<String> lines, int most) {
    if (lines.size() <= most) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, Math.max(0, most - 1)));
    some.add(words.get("more", lines.size() - some.size()));
    return some;
  }

  /** So many of the columns, with what lies between the first switch and the last in the middle. */
  private List<String> switches(int most) {
    if (columns.size() <= most || most < FEWEST / 2) {
      return cut(columns, Math.min(columns.size(), most));
    }
    int size = most - 3;
    int middle = (next(1, 1) + next(columns.size() - 1, -1)) / 2;
    int from = Math.max(1, Math.min(middle - size / 2, columns.size() - size));
    List<String> some = new ArrayList<>(List.of(columns.get(0)));
    if (from > 1) {
      some.add(words.get("more", from - 1));
    }
    List<String> rest = columns.subList(from, columns.size());
    some.addAll(cut(rest, Math.min(rest.size(), most - some.size())));
    return some;
  }

  /** The next switch from a line on, in a direction. */
  private int next(int from, int step) {
    int line = from;
    while (line + step >= 0 && line + step < columns.size() && !isSwitch(columns.get(line))) {
      line += step;
    }
    return line;
  }

  private static boolean isSwitch(String line) {
    return line.startsWith("  ----");
  }
}
