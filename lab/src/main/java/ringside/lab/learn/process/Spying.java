package ringside.lab.learn.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.Computer;
import ringside.kernel.config.Setting;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.process.Process;
import ringside.lab.explain.UserView;
import ringside.lab.learn.experiment.Evidence;
import ringside.lab.learn.experiment.Evidence.Cell;
import ringside.lab.learn.experiment.Excerpt;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Findings;
import ringside.lab.learn.experiment.Onlooker;
import ringside.lab.learn.experiment.Prediction;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;

/** A6: who may read a word of another process through the kernel. */
final class Spying implements Experiment {
  private static final String CALL = "process_vm_readv";

  @Override
  public String id() {
    return "A6";
  }

  @Override
  public Excerpt excerpt() {
    return new Excerpt("spy", "static void look", 10);
  }

  @Override
  public Prediction prediction() {
    return new Prediction.Choice(4);
  }

  @Override
  public Findings measure() {
    List<Look> ordinary = looks(Machine.classic());
    List<Look> root = looks(Machine.classic().with(Setting.UID, 0));
    boolean same = ordinary.get(0).errno == null;
    boolean hidden = ordinary.get(1).errno == null;
    boolean ofRoot = ordinary.get(2).errno == null;
    char right = !same ? 'a' : hidden ? ofRoot ? 'd' : 'c' : 'b';
    Evidence.Builder table =
        Evidence.table("looks", ".user", ".owner", ".hides", ".answer", ".read", ".own", ".there");
    ordinary.forEach(look -> look.row(table));
    root.forEach(look -> look.row(table));
    return Findings.option(right)
        .value("read", ordinary.get(0).read)
        .value("own", ordinary.get(0).own)
        .value("there", ordinary.get(0).there)
        .value("refused", refused(ordinary))
        .value("error", name(ordinary.get(2).errno))
        .value("root.refused", refused(root))
        .value("root.read", root.get(1).read)
        .value("root.there", root.get(1).there)
        .table(table.done());
  }

  private static long refused(List<Look> looks) {
    return looks.stream().filter(look -> look.errno == Errno.EPERM).count();
  }

  private static String name(@Nullable Errno errno) {
    return errno == null ? "" : errno.name();
  }

  /**
   * An attempt.
   *
   * @param user of the process that looks
   * @param owner of the one that is looked into
   * @param read what the call has brought
   * @param own what stands at that address in the one that looks
   * @param there what stands there in the other; -1 where nothing does
   */
  private record Look(
      int user, int owner, boolean hides, @Nullable Errno errno, int read, int own, int there) {
    void row(Evidence.Builder table) {
      table.literal(
          String.valueOf(user),
          String.valueOf(owner),
          new Cell.Word(hides ? ".yes" : ".no"),
          errno == null ? "4" : errno.name(),
          errno == null ? read : "-",
          own,
          there < 0 ? "-" : there);
    }
  }

  private static List<Look> looks(Machine machine) {
    List<Look> looks = new ArrayList<>();
    List<Event.Called> called = new ArrayList<>();
    Onlooker.watch(
        Guest.of("spy"),
        machine,
        (event, computer) -> {
          if (event instanceof Event.Called call && call.title().equals(CALL)) {
            called.add(call);
          } else if (event instanceof Event.Returned back && back.title().equals(CALL)) {
            looks.add(look(called.get(called.size() - 1), back, computer));
          }
        },
        EventKind.CALL);
    return looks;
  }

  private static Look look(Event.Called call, Event.Returned back, Computer computer) {
    Process spy = Onlooker.process(computer, call.at().pid());
    int pid = call.arguments().get(0);
    // Process 1 is the kernel's own, and in no table.
    boolean first = pid == spy.parent().pid();
    Process other = first ? spy.parent() : Onlooker.process(computer, pid);
    // struct iovec begins with the address of the bytes.
    int into = word(computer, spy, call.arguments().get(1));
    int from = word(computer, spy, call.arguments().get(3));
    return new Look(
        spy.credentials().uid(),
        other.credentials().uid(),
        !other.isDumpable(),
        back.errno(),
        word(computer, spy, into),
        word(computer, spy, from),
        first ? -1 : word(computer, other, from));
  }

  private static int word(Computer computer, Process process, int address) {
    return new UserView(computer.hart().mmu().memory(), process.space()).wordAt(address).orElse(-1);
  }
}
