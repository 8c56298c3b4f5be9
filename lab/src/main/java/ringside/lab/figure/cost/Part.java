package ringside.lab.figure.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An amount that is the sum of its parts.
 *
 * @param name as people read it
 * @param brief the same where there is little room, or empty
 * @param style class of its looks: {@code user}, {@code kernel}, {@code idle}
 * @param amount in the unit of the whole
 * @param parts largest first; none where nothing more is known
 */
public record Part(String name, String brief, String style, long amount, List<Part> parts) {
  /** One whose parts are put in order: by amount, then by name. */
  public Part {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparing(Part::amount).reversed().thenComparing(Part::name));
    parts = List.copyOf(sorted);
  }

  /** One of which nothing more is known. */
  public static Part of(String name, String brief, String style, long amount) {
    return new Part(name, brief, style, amount, List.of());
  }

  /** The sum of some parts. */
  public static Part sum(String name, String style, List<Part> parts) {
    long sum = parts.stream().mapToLong(Part::amount).sum();
    return new Part(name, "", style, sum, parts);
  }
}
