package ringside.isa;

import org.jspecify.annotations.Nullable;

/** Finds what the author may have meant. */
public final class Nearest {
  /** Leaving out a letter, adding one, or swapping two neighbours. */
  private static final int SLIP = 2;

  /** Putting one letter for another. */
  private static final int SUBSTITUTION = 3;

  private Nearest() {}

  /** "did you mean ...?" for the nearest of some names, or null if none is near. */
  public static @Nullable String suggestion(String wrong, Iterable<String> names) {
    String nearest = null;
    int least = SUBSTITUTION * Math.max(1, wrong.length() / 3) + 1;
    for (String name : names) {
      int distance = distance(wrong, name, least);
      if (distance < least || (distance == least && nearest != null && better(name, nearest))) {
        if (distance > 0) {
          least = distance;
          nearest = name;
        }
      }
    }
    return nearest == null ? null : "did you mean '" + nearest + "'?";
  }

  private static boolean better(String name, String than) {
    return name.compareTo(than) < 0;
  }

  /** Optimal string alignment distance with weights. */
  private static int distance(String left, String right, int limit) {
    if (Math.abs(left.length() - right.length()) * SLIP > limit) {
      return limit + 1;
    }
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? SLIP * (i + j) : cell(cost, left, right, i, j);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int cell(int[][] cost, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int least = cost[i - 1][j - 1] + (same ? 0 : SUBSTITUTION);
    least = Math.min(least, Math.min(cost[i - 1][j], cost[i][j - 1]) + SLIP);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + SLIP) : least;
  }
}
