package ringside.lab.debug;

import java.util.List;

/**
 * A run that is another one up to a place, where a person has changed something.
 *
 * @param number from 1, in the order in which they were made; 0 for the run itself
 * @param parent number of the one that it comes from
 * @param cycle where it begins
 * @param changes all that were made in it, in order, those of the one it comes from included
 */
public record Branch(int number, int parent, long cycle, List<Change> changes) {
  /** The run itself, in which nothing was changed. */
  static final Branch TRUNK = new Branch(0, 0, 0, List.of());

  public Branch {
    changes = List.copyOf(changes);
  }

  /** Whether this is the run itself. */
  public boolean isRun() {
    return number == 0;
  }
}
