package ringside.tests.fuzz;

import java.util.Arrays;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.Descriptors;
import ringside.tests.fuzz.model.GuestProcess;

/** What processes do with signals that are held back, ignored or deadly. */
final class SignalDeeds {
  private static final int SIGKILL = 9;
  private static final int[] SIGNALS = {10, 12, 15, 34, 40};
  private static final int SI_USER = 0;
  private static final int SI_QUEUE = -1;
  private static final int SI_TKILL = -6;
  private static final int SI_CODE = 8;
  private static final int SI_VALUE = 20;
  private static final int OLD_MASK = 64;
  private static final int CHILD = 17;
  private static final int RESTART = 0x10000000;
  private static final int COUNTS = 79000;

  private SignalDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("rt_sigprocmask", 3, SignalDeeds::mask),
        new Deed("kill", 7, SignalDeeds::kill),
        new Deed("tgkill", 2, SignalDeeds::killThread),
        new Deed("rt_sigqueueinfo", 3, SignalDeeds::queue),
        new Deed("rt_sigpending", 2, SignalDeeds::pending),
        new Deed("rt_sigtimedwait", 4, SignalDeeds::take),
        new Deed("rt_sigaction", 1, SignalDeeds::ignore),
        new Deed("rt_sigaction with a handler", 4, SignalDeeds::handle),
        new Deed("count signals", 4, SignalDeeds::count));
  }

  private static void mask(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int how = draws.of(0, 0, 2, 1, 3);
    long set = set(draws) | draws.of(0, 1 << SIGKILL - 1);
    long old = actor.signals().mask();
    Step step = Step.call(actor.slot(), Syscall.RT_SIGPROCMASK).words((int) set, (int) (set >> 32));
    step.with(how).withBuffer(0).withBuffer(OLD_MASK).with(8);
    long mask = how == 0 ? old | set : how == 1 ? old & ~set : set;
    if (how == 3) {
      session.add(step, Answer.failed(Errno.EINVAL));
    } else if (actor.signals().setMask(mask)) {
      session.add(step.check(OLD_MASK, words(old)), Answer.DONE);
    }
  }

  private static void kill(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    GuestProcess target = session.model().process(draws.below(session.model().made()));
    int signal = draws.of(10, 12, 15, 34, 40, 0, SIGKILL);
    Step step = Step.call(actor.slot(), Syscall.KILL).withVariable(target.slot()).with(signal);
    if (target.isOrphan() && !target.alive()) {
      return; // init waits for it some time
    }
    if (target.reaped() && !target.alive()) {
      session.add(step, Answer.failed(Errno.ESRCH));
    } else if (signal == 0 || !target.alive()) {
      session.add(step, Answer.DONE);
    } else if (!target.signals().deadly(signal)) {
      session.add(step, Answer.DONE);
      send(session, target, signal, SI_USER, 0, false);
    } else if (actor.equals(target.parent())
        && !session.waits(target)
        && !target.hasLivingChild()) {
      session.model().kill(target, signal);
      session.add(step, Answer.DONE);
      ProcessDeeds.awaitEnd(session, actor, target);
    }
  }

  private static void killThread(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int signal = draws.of(SIGNALS);
    if (!actor.signals().deadly(signal)) {
      Step step = Step.call(actor.slot(), Syscall.TGKILL).withVariable(actor.slot());
      session.add(step.withVariable(actor.slot()).with(signal), Answer.DONE);
      send(session, actor, signal, SI_TKILL, 0, true);
    }
  }

  private static void queue(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    GuestProcess target = draws.from(session.model().living());
    int signal = draws.of(34, 40, 10, 12);
    int value = draws.below(1000);
    if (!target.signals().deadly(signal)) {
      Step step = Step.call(actor.slot(), Syscall.RT_SIGQUEUEINFO);
      step.words(signal, 0, SI_QUEUE, 0, 0, value).withVariable(target.slot()).with(signal);
      session.add(step.withBuffer(0), Answer.DONE);
      send(session, target, signal, SI_QUEUE, value, false);
    }
  }

  private static void send(
      Session session, GuestProcess target, int signal, int code, int value, boolean toThread) {
    boolean runs = target.signals().runsHandler(signal);
    target.signals().send(signal, code, value, toThread);
    if (runs) {
      session.interrupt(target, target.signals().restarts(signal));
    }
  }

  private static void handle(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int signal = draws.of(10, 12, 17, 34, 40);
    boolean restart = signal == CHILD || draws.below(2) == 1;
    actor.signals().handle(signal, restart);
    Step step = Step.of(actor.slot(), Step.Kind.HANDLE, 0);
    session.add(step.with(signal, restart ? RESTART : 0), Answer.DONE);
  }

  private static void count(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int signal = draws.of(10, 12, 17, 34, 40);
    Step step = Step.of(actor.slot(), Step.Kind.LOAD, 0).withBuffer(COUNTS);
    session.add(step.with(signal * 4), actor.signals().count(signal));
  }

  private static void pending(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    Step step = Step.call(actor.slot(), Syscall.RT_SIGPENDING).withBuffer(0).with(8);
    session.add(step.check(0, words(actor.signals().pending())), Answer.DONE);
  }

  /** It does not wait: the time is no time, behind the set in the buffer. */
  private static void take(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    long set = set(draws);
    Answer answer = actor.signals().take(set);
    Step step = Step.call(actor.slot(), Syscall.RT_SIGTIMEDWAIT_TIME64);
    step.words((int) set, (int) (set >> 32), 0, 0, 0, 0).withBuffer(0).withBuffer(OLD_MASK);
    if (answer.succeeds()) {
      byte[] data = answer.data();
      step.check(OLD_MASK + SI_CODE, Arrays.copyOf(data, 4));
      if (data[0] == SI_QUEUE) { // else there is no value
        step.check(OLD_MASK + SI_VALUE, Arrays.copyOfRange(data, 4, 8));
      }
    }
    session.add(step.withBuffer(8).with(8), answer);
  }

  private static void ignore(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int signal = draws.of(SIGNALS);
    boolean ignore = draws.below(2) == 0;
    actor.signals().ignore(signal, ignore);
    Step step = Step.call(actor.slot(), Syscall.RT_SIGACTION).words(ignore ? 1 : 0, 0, 0, 0);
    session.add(step.with(signal).withBuffer(0).with(0, 8), Answer.DONE);
  }

  private static long set(Draws draws) {
    int bits = draws.of(31, 1, 2, 24, 3, 16, 8, 4);
    long set = 0;
    for (int i = 0; i < SIGNALS.length; i++) {
      set |= (bits >> i & 1) == 0 ? 0 : 1L << SIGNALS[i] - 1;
    }
    return set;
  }

  private static byte[] words(long bits) {
    return Descriptors.words((int) bits, (int) (bits >> 32));
  }
}
