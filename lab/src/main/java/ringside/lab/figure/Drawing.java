package ringside.lab.figure;

/**
 * One of the drawings of a figure.
 *
 * @param caption which part it shows; empty where the figure has but one
 * @param svg the whole element
 * @param folded whether it is shown on demand
 */
public record Drawing(String caption, String svg, boolean folded) {
  /** The only one of its figure. */
  public static Drawing only(Svg svg) {
    return new Drawing("", svg.finished(), false);
  }
}
