package ringside.tests.fuzz;

import java.util.Arrays;
import java.util.List;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.LinuxModel;

/** What processes do with processes: fork, exit, wait. Variable n holds the pid of process n. */
final class ProcessDeeds {
  private static final int P_ALL = 0;
  private static final int P_PID = 1;
  private static final int WNOHANG = 1;
  private static final int WEXITED = 4;
  private static final int CHILD = 17;
  private static final int WNOWAIT = 0x01000000;
  private static final int SI_CODE = 8;
  private static final int SI_STATUS = 20;

  private ProcessDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("fork", 4, ProcessDeeds::fork),
        new Deed("exit", 2, ProcessDeeds::exit),
        new Deed("waitid", 3, ProcessDeeds::await));
  }

  private static void fork(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    if (session.model().mayFork()) {
      int child = session.model().fork(actor).slot();
      Step step = Step.of(actor.slot(), Step.Kind.FORK, child).into(child);
      session.add(step.flag(Step.Flag.OPAQUE), 0);
    }
  }

  private static void exit(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    GuestProcess parent = actor.parent();
    boolean leavesOne = parent != null && (!session.waits(parent) || session.awake() > 1);
    if (parent != null && leavesOne && !actor.hasLivingChild()) {
      int status = draws.of(0, 1, 77, 255, 256 + 3);
      boolean told = parent.alive() && parent.signals().runsHandler(CHILD);
      session.model().exit(actor, status);
      session.add(Step.of(actor.slot(), Step.Kind.EXIT, 0).with(status), 0);
      if (!session.waits(parent)) {
        awaitEnd(session, parent, actor);
      } else if (told) {
        session.interrupt(parent, true);
      }
      session.awaitQuiet(actor);
    }
  }

  /** The parent sees the end before the next step: a zombie has given everything else back. */
  static void awaitEnd(Session session, GuestProcess parent, GuestProcess child) {
    await(session, parent, child.slot(), WEXITED | WNOWAIT);
  }

  private static void await(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int child = draws.below(LinuxModel.MOST_PROCESSES) - 1;
    await(session, actor, child, WEXITED | draws.of(WNOHANG, 0) | draws.of(0, WNOWAIT));
  }

  private static void await(Session session, GuestProcess actor, int child, int flags) {
    if (child >= session.model().made()) {
      return;
    }
    Answer answer = actor.await(child, (flags & WNOHANG) != 0, (flags & WNOWAIT) != 0);
    Step step = Step.call(actor.slot(), Syscall.WAITID).with(child < 0 ? P_ALL : P_PID);
    if (child < 0) {
      step.with(0);
    } else {
      step.withVariable(child);
    }
    step.withBuffer(0).with(flags, 0);
    byte[] data = answer.data();
    if (data.length > 0) {
      step.check(SI_CODE, Arrays.copyOf(data, 4));
      if (data[0] != 0) { // the oracle leaves the status alone where there is none
        step.check(SI_STATUS, Arrays.copyOfRange(data, 4, 8));
      }
    }
    session.add(step, answer);
  }
}
