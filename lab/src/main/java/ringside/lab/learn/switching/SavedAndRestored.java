package ringside.lab.learn.switching;

import java.util.List;
import java.util.stream.IntStream;
import ringside.isa.Register;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.report.Numbers;

/** D1: the registers of the thread that leaves go to its save area, those of the next come back. */
final class SavedAndRestored implements Experiment {
  private static final List<String> SHOWN = List.of("ra", "sp", "s0", "s1", "a7");

  @Override
  public String id() {
    return "D1";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("switch-cost", "static void take_turns", 9);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.words", 1.1);
  }

  @Override
  public Findings measure() {
    OneSwitch one = OneSwitch.observed();
    Evidence.Builder table =
        Evidence.table("areas", "register", ".hart", ".before", ".after", ".area.next", ".loaded");
    table.literal(
        "pc",
        Numbers.hex(one.left().pc()),
        Numbers.hex(one.areaBefore().pc()),
        Numbers.hex(one.areaAfter().pc()),
        Numbers.hex(one.areaOfNext().pc()),
        Numbers.hex(one.came().pc()));
    for (String name : SHOWN) {
      int number = Register.names().indexOf(name);
      table.literal(
          name,
          Numbers.hex(one.left().x(number)),
          Numbers.hex(one.areaBefore().x(number)),
          Numbers.hex(one.areaAfter().x(number)),
          Numbers.hex(one.areaOfNext().x(number)),
          Numbers.hex(one.came().x(number)));
    }
    return Findings.amount((double) one.stored())
        .value("stored", one.stored())
        .value("again", one.again())
        .value("loaded", one.loaded())
        .value("leaves", one.leaves())
        .value("comes", one.comes())
        .value("kept", equal(one.left(), one.areaAfter()))
        .value("stale", equal(one.left(), one.areaBefore()))
        .value("restored", equal(one.areaOfNext(), one.came()))
        .table(table.done());
  }

  /** How many of x1 to x31 are the same. */
  private static long equal(OneSwitch.Registers a, OneSwitch.Registers b) {
    return IntStream.range(1, Register.names().size())
        .filter(number -> a.x(number) == b.x(number))
        .count();
  }
}
