package ringside.lab.learn.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ringside.kernel.event.EventKind;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Onlooker;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.report.Numbers;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** A1: one file executed twice, and what each of the two processes has of its own. */
final class OneFileTwoProcesses implements Experiment {
  @Override
  public String id() {
    return "A1";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("twice", "for (int number = 1", 9);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    List<Child> children = new ArrayList<>();
    Onlooker.watch(
        Guest.of("twice"),
        Machine.classic(),
        (event, computer) -> {
          if (children.isEmpty()) {
            children.addAll(Child.all(computer));
          }
        },
        EventKind.CONSOLE);
    Child one = children.get(0);
    Child two = children.get(1);
    boolean code = one.code().equals(two.code());
    boolean data = !both(one.written(), two.written()).isEmpty();
    char right = code ? data ? 'a' : 'b' : data ? 'c' : 'd';
    return Findings.option(right)
        .value("pid", one.process().pid())
        .value("other.pid", two.process().pid())
        .value("code", one.code().size())
        .value("code.shared", both(one.code(), two.code()).size())
        .value("written", one.written().size())
        .value("other.written", two.written().size())
        .value("written.shared", both(one.written(), two.written()).size())
        .value("cycles", one.cycles())
        .value("other.cycles", two.cycles())
        .value("descriptors", one.descriptors())
        .value("other.descriptors", two.descriptors())
        .value("roots", Set.of(one.root(), two.root()).size())
        .table(owned(one, two))
        .table(
            Evidence.table("frames", ".region", ".one", ".two", ".both")
                .row(
                    ".code",
                    one.code().size(),
                    two.code().size(),
                    both(one.code(), two.code()).size())
                .row(
                    ".written",
                    one.written().size(),
                    two.written().size(),
                    both(one.written(), two.written()).size())
                .done());
  }

  private static Evidence owned(Child one, Child two) {
    return Evidence.table("owned", ".what", ".one", ".two")
        .row(".program", one.process().name(), two.process().name())
        .row(".pid", one.process().pid(), two.process().pid())
        .row(".root", Numbers.hex(one.root()), Numbers.hex(two.root()))
        .row(".cycles", one.cycles(), two.cycles())
        .row(".pages", one.pages(), two.pages())
        .row(".descriptors", one.descriptors(), two.descriptors())
        .done();
  }

  private static Set<Integer> both(Set<Integer> one, Set<Integer> two) {
    Set<Integer> both = new HashSet<>(one);
    both.retainAll(two);
    return both;
  }
}
