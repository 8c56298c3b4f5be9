package ringside.lab.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * A schedule: its choices in order.
 *
 * @param choices in the order of the run
 */
public record Path(List<Choice> choices) {
  /** The schedule without any choice. */
  public static final Path NONE = new Path(List.of());

  /** Copies the choices. */
  public Path {
    choices = List.copyOf(choices);
  }

  /** The same up to a choice, and then another. */
  public Path with(Alternative alternative) {
    List<Choice> other = new ArrayList<>(choices.subList(0, alternative.taken()));
    other.add(alternative.choice());
    return new Path(other);
  }

  /** How often the hart is taken from a thread that could go on. */
  public int preemptions() {
    return (int) choices.stream().filter(Choice::preempts).count();
  }
}
