package ringside.lab.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ringside.kernel.Alteration;

/**
 * The branches of a run: each is what comes of a change that a person has made somewhere. The run
 * itself stays as it is, and so does each branch.
 */
public final class Branches {
  private final Timeline timeline;
  private final List<Branch> all = new ArrayList<>(List.of(Branch.TRUNK));

  /** Where each of them was left. */
  private final List<Long> left = new ArrayList<>(List.of(0L));

  private int current;

  /** Where the last change was made, for one more there belongs to it; -1 for nowhere. */
  private long open = -1;

  Branches(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The run itself and its branches, by their numbers. */
  public List<Branch> all() {
    return List.copyOf(all);
  }

  /** The one that the timeline is in. */
  public Branch current() {
    return all.get(current);
  }

  /** Whether the timeline is in the run itself. */
  public boolean isRun() {
    return current == 0;
  }

  /** The last change of a register here or before. */
  public Optional<Change> lastOf(int tid, int register) {
    return current().changes().stream()
        .filter(change -> change.isOf(timeline.computer(), tid, register))
        .filter(change -> change.cycle() <= timeline.cycle())
        .reduce((earlier, later) -> later);
  }

  /** The timeline has gone elsewhere: what is changed next is a branch of its own. */
  void moved() {
    open = -1;
  }

  /**
   * Changes something where the timeline stands, which is in a new branch from then on; several
   * changes at one place are one branch.
   *
   * @throws Alteration.Refused where it can't be changed; everything is as it was
   */
  public void change(Alteration what) {
    Branch now = current();
    long cycle = timeline.cycle();
    boolean more = open == cycle && now.number() != 0;
    Stream<Change> kept = now.changes().stream().filter(change -> change.cycle() <= cycle);
    List<Change> changes =
        Stream.concat(kept, Stream.of(new Change(cycle, timeline.computer(), what))).toList();
    timeline.alter(changes);
    int number = more ? now.number() : all.size();
    int parent = more ? now.parent() : now.number();
    Branch branch = new Branch(number, parent, more ? now.cycle() : cycle, changes);
    if (more) {
      all.set(number, branch);
    } else {
      left.set(current, cycle);
      all.add(branch);
      left.add(cycle);
    }
    current = number;
    open = timeline.cycle();
  }

  /**
   * Goes to another branch, where it was left.
   *
   * @param number of the branch, 0 for the run itself
   * @throws IllegalArgumentException where there is none such
   */
  public Stopped go(int number) {
    if (number < 0 || number >= all.size()) {
      throw new IllegalArgumentException("there is no branch " + number);
    }
    left.set(current, timeline.cycle());
    current = number;
    timeline.follow(all.get(number).changes());
    return timeline.go(left.get(number));
  }
}
