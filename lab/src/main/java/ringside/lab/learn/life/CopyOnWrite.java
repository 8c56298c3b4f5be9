package ringside.lab.learn.life;

import java.util.List;
import ringside.kernel.config.Setting;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.process.Process;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Onlooker;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.learn.life.ForkCounter.Fork;
import ringside.lab.report.Numbers;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** B1: what fork shares and copies, on the first write or at once, and what exec replaces. */
final class CopyOnWrite implements Experiment {
  private static final Machine COW = Machine.classic().with(Setting.FORK, "cow");
  private static final Machine EAGER = Machine.classic().with(Setting.FORK, "eager");

  @Override
  public String id() {
    return "B1";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("creation-cost", "one_process:", 11);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Amount("unit.frames", 1.5);
  }

  @Override
  public Findings measure() {
    Guest guest = Guest.of("creation-cost").args("1");
    List<Fork> lazy = ForkCounter.of(guest, COW);
    List<Fork> eager = ForkCounter.of(guest, EAGER);
    Evidence.Builder table =
        Evidence.table(
            "copies",
            ".program",
            ".pages",
            ".shared",
            ".copied",
            ".later",
            ".cycles",
            ".eager",
            ".eager.cycles");
    Guest small = Guest.of("fork");
    Fork writer = ForkCounter.of(small, COW).get(0);
    row(table, small.name(), writer, ForkCounter.of(small, EAGER).get(0));
    // The program forks twice at each size, the first time to warm up.
    for (int i = 1; i < lazy.size(); i += 2) {
      row(table, guest.name(), lazy.get(i), eager.get(i));
    }
    Fork cow = lazy.get(lazy.size() - 1);
    Fork copy = eager.get(eager.size() - 1);
    return Findings.amount(cow.copied() + cow.copiedLater())
        .value("written.shared", writer.shared())
        .value("written.later", writer.copiedLater())
        .value("pages", cow.pages())
        .value("shared", cow.shared())
        .value("copied", cow.copied())
        .value("later", cow.copiedLater())
        .value("cycles", cow.cycles())
        .value("eager", copy.copied())
        .value("eager.cycles", copy.cycles())
        .table(table.done())
        .table(births());
  }

  private static void row(Evidence.Builder table, String program, Fork cow, Fork copy) {
    table.literal(
        program,
        cow.pages(),
        cow.shared(),
        cow.copied(),
        cow.copiedLater(),
        cow.cycles(),
        copy.copied() + copy.copiedLater(),
        copy.cycles());
  }

  /** The program exec: its own process, its child after fork, and after execve. */
  private static Evidence births() {
    Evidence.Builder table = Evidence.table("births", ".moment", ".pid", ".pcb", ".root", ".name");
    Onlooker.watch(
        Guest.of("exec"),
        Machine.classic(),
        (event, computer) -> {
          if (event instanceof Event.Born born && born.how() == Birth.FORK) {
            row(table, ".parent", Onlooker.process(computer, born.at().pid()));
            row(table, ".child", Onlooker.process(computer, born.pid()));
          } else if (event instanceof Event.Executed executed && executed.at().pid() != 0) {
            row(table, ".executed", Onlooker.process(computer, executed.at().pid()));
          }
        },
        EventKind.PROCESS);
    return table.done();
  }

  private static void row(Evidence.Builder table, String moment, Process process) {
    table.row(
        moment,
        process.pid(),
        Numbers.hex(process.object()),
        Numbers.hex(process.space().rootFrame()),
        process.name());
  }
}
