package ringside.lab.learn.process;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Signal;
import ringside.kernel.Computer;
import ringside.kernel.event.Birth;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.process.Process;
import ringside.lab.explain.UserView;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Onlooker;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.look.ProcessTree;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** A7: parent and child: the tree of processes, signals, and what waiting answers. */
final class ParentAndChild implements Experiment {
  /** Words of siginfo_t (Linux, asm-generic/siginfo.h): si_code and, of a child, si_status. */
  private static final int CODE = 2;

  private static final int STATUS = 5;
  private static final int EXITED = 1;

  private final int sigterm = Signal.SIGTERM.number();

  @Override
  public String id() {
    return "A7";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("signals", "sys(SYS_kill, child, SIGSTOP)", 10);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  /** An answer of waitid: how (CLD_EXITED 1, CLD_KILLED 2 ...), and a status or signal. */
  private record Waited(int code, int status) {}

  @Override
  public Findings measure() {
    Evidence.Builder tree = Evidence.table("tree", ".pid", ".ppid", ".threads", ".name");
    Evidence.Builder story = Evidence.table("story", ".what", ".cycle", ".pid", ".detail");
    List<Waited> waits = new ArrayList<>();
    List<Event.Called> calls = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    Onlooker.watch(
        Guest.of("signals"),
        Machine.classic(),
        (event, computer) -> {
          if (event instanceof Event.SignalSent && sizes.isEmpty()) {
            sizes.add(tree(tree, computer));
          }
          tell(story, event);
          if (event instanceof Event.Called call && call.title().equals("waitid")) {
            calls.add(call);
          } else if (event instanceof Event.Returned call && call.title().equals("waitid")) {
            Waited waited = waited(calls.get(calls.size() - 1), computer);
            waits.add(waited);
            row(story, event, ".waited", call.at().pid(), waited.code + ", " + waited.status);
          }
        },
        EventKind.PROCESS,
        EventKind.SIGNAL,
        EventKind.CALL);
    return findings(waits.get(waits.size() - 1), waits.size(), sizes.get(0))
        .table(tree.done())
        .table(story.done());
  }

  private Findings findings(Waited last, int waits, int processes) {
    char right =
        last.code == EXITED ? last.status == 0 ? 'a' : 'b' : last.status == sigterm ? 'c' : 'd';
    return Findings.option(right)
        .value("code", last.code)
        .value("status", last.status)
        .value("waits", waits)
        .value("processes", processes)
        .value("shell", 128 + last.status);
  }

  private static int tree(Evidence.Builder table, Computer computer) {
    List<ProcessTree> rows = ProcessTree.of(computer);
    for (ProcessTree row : rows) {
      Process process = row.process();
      table.literal(
          "  ".repeat(row.depth()) + process.pid(),
          process.parent().pid(),
          process.threads().size(),
          process.name());
    }
    return rows.size();
  }

  private static void tell(Evidence.Builder story, Event event) {
    int pid = event.at().pid();
    if (event instanceof Event.Born born) {
      row(story, event, ".born", born.pid(), born.how() == Birth.FIRST ? "" : "ppid " + pid);
    } else if (event instanceof Event.SignalSent sent) {
      row(story, event, ".sent", pid, name(sent.signal()));
    } else if (event instanceof Event.SignalDelivered delivered) {
      row(story, event, ".handled", pid, name(delivered.signal()));
    } else if (event instanceof Event.ProcessEnded ended) {
      String how = ended.signalled() ? name(ended.status()) : String.valueOf(ended.status());
      row(story, event, ".ended", pid, how);
    } else if (event instanceof Event.Reaped reaped) {
      row(story, event, ".reaped", reaped.pid(), "");
    }
  }

  private static void row(
      Evidence.Builder story, Event event, String what, int pid, String detail) {
    story.row(what, event.at().cycle(), pid, detail);
  }

  private static String name(int signal) {
    Signal found = Signal.of(signal);
    return found == null ? String.valueOf(signal) : found.name();
  }

  private static Waited waited(Event.Called call, Computer computer) {
    Process parent = Onlooker.process(computer, call.at().pid());
    UserView view = new UserView(computer.hart().mmu().memory(), parent.space());
    int info = call.arguments().get(2);
    return new Waited(
        view.wordAt(info + 4 * CODE).orElseThrow(), view.wordAt(info + 4 * STATUS).orElseThrow());
  }
}
