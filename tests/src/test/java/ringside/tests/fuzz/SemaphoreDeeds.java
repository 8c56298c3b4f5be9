package ringside.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.SemaphoreSet;

/** What processes do with System V semaphores. */
final class SemaphoreDeeds {
  private static final int UNDO = 0x1000;
  private static final int NO_WAIT = 04000;
  private static final int GETPID = 11;
  private static final int GETVAL = 12;
  private static final int GETALL = 13;
  private static final int GETNCNT = 14;
  private static final int GETZCNT = 15;
  private static final int SETVAL = 16;
  private static final int SETALL = 17;
  private static final int IPC_SET = 1;
  private static final int IPC_STAT = 2;
  private static final int MODE = 20;
  private static final int SETS = 2;

  private SemaphoreDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("semget", 3, SemaphoreDeeds::get),
        new Deed("semtimedop", 8, SemaphoreDeeds::operate),
        new Deed("semctl SETVAL", 2, SemaphoreDeeds::set),
        new Deed("semctl GETVAL", 1, SemaphoreDeeds::value),
        new Deed("semctl GETALL", 2, SemaphoreDeeds::values),
        new Deed("semctl SETALL", 1, SemaphoreDeeds::setAll),
        new Deed("semctl GETPID", 2, SemaphoreDeeds::last),
        new Deed("semctl GETNCNT", 2, SemaphoreDeeds::waiters),
        new Deed("semctl IPC_SET", 1, SemaphoreDeeds::change),
        new Deed("semctl IPC_RMID", 1, SemaphoreDeeds::remove));
  }

  private static void get(Session session, Draws draws) {
    int key = IpcSteps.key(draws);
    int count = draws.of(2, 1, 3, 0, -1);
    int flags = IpcSteps.flags(draws);
    Step step = IpcSteps.withKey(Step.call(session.actor(draws).slot(), Syscall.SEMGET), key);
    step.with(count, flags);
    if (count < 0) {
      session.add(step, Answer.failed(Errno.EINVAL));
    } else {
      IpcSteps.addGet(session, step, session.model().getSemaphores(key, count, flags));
    }
  }

  private static void operate(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    @Nullable SemaphoreSet set = numbered(session, draws);
    List<SemaphoreSet.Operation> vector = vector(draws);
    Step step = Step.call(actor.slot(), Syscall.SEMTIMEDOP_TIME64).words(words(vector));
    session.ask(
        actor,
        IpcSteps.withId(step, set).withBuffer(0).with(vector.size(), 0),
        new Operating(set, actor.slot(), vector),
        (known, answer) -> {});
    if (set != null && !session.waits(actor)) {
      set.forget(actor.slot());
    }
  }

  private record Operating(
      @Nullable SemaphoreSet set, int slot, List<SemaphoreSet.Operation> vector)
      implements IpcSteps.Question {
    @Override
    public Answer ask(boolean again) {
      return set == null || set.removed() ? IpcSteps.gone(again) : set.operate(slot, vector);
    }

    @Override
    public Answer interrupted(boolean restart) {
      if (set != null) {
        set.forget(slot);
      }
      return IpcSteps.Question.super.interrupted(restart);
    }
  }

  private static List<SemaphoreSet.Operation> vector(Draws draws) {
    int count = draws.of(1, 1, 2, 2, 3);
    int bits = draws.below(64);
    List<SemaphoreSet.Operation> vector = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int change = draws.of(1, -1, 2, 0, -3, 32767, 5);
      boolean noWait = (bits >> 2 * i & 1) == 0;
      boolean undo = (bits >> 2 * i & 2) != 0;
      vector.add(new SemaphoreSet.Operation(draws.below(3), change, noWait, undo));
    }
    return vector;
  }

  /** An array of struct sembuf: semaphore, change and flags, a half each. */
  private static int[] words(List<SemaphoreSet.Operation> vector) {
    List<Integer> halves = new ArrayList<>();
    for (SemaphoreSet.Operation one : vector) {
      int flags = (one.noWait() ? NO_WAIT : 0) | (one.undo() ? UNDO : 0);
      halves.addAll(List.of(one.semaphore(), one.change() & 0xffff, flags));
    }
    return pairs(halves);
  }

  private static int[] pairs(List<Integer> halves) {
    int[] words = new int[(halves.size() + 1) / 2];
    for (int i = 0; i < halves.size(); i++) {
      words[i / 2] |= halves.get(i) << 16 * (i % 2);
    }
    return words;
  }

  private static void set(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SemaphoreSet set = numbered(session, draws);
    int semaphore = draws.below(3);
    int value = draws.of(0, 1, 2, 32767, 32768, -1);
    Step step = control(slot, set, semaphore, SETVAL).with(value);
    boolean there = set != null && !set.removed();
    if (there) {
      session.add(step, set.set(slot, semaphore, value));
    } else {
      // Linux looks at the sign of the id first, then at the value, then for the set.
      boolean range = set != null && (value < 0 || value > SemaphoreSet.HIGHEST);
      session.add(step, Answer.failed(range ? Errno.ERANGE : Errno.EINVAL));
    }
  }

  private static void value(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SemaphoreSet set = numbered(session, draws);
    int semaphore = draws.below(3);
    boolean there = set != null && !set.removed();
    session.add(
        control(slot, set, semaphore, GETVAL),
        there ? set.get(semaphore) : Answer.failed(Errno.EINVAL));
  }

  private static void values(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SemaphoreSet set = numbered(session, draws);
    Step step = control(slot, set, 0, GETALL).withBuffer(0);
    if (set != null && !set.removed()) {
      step.check(0, set.getAll().data());
      session.add(step, Answer.DONE);
    } else {
      session.add(step, Answer.failed(Errno.EINVAL));
    }
  }

  private static void setAll(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SemaphoreSet set = numbered(session, draws);
    if (set != null && !set.removed()) {
      List<Integer> all = new ArrayList<>();
      for (int i = 0; i < set.count(); i++) {
        all.add(draws.of(1, 0, 2, 300, 32768));
      }
      int[] values = all.stream().mapToInt(value -> value).toArray();
      Step step = control(slot, set, 0, SETALL).words(pairs(all)).withBuffer(0);
      session.add(step, set.setAll(slot, values));
    }
  }

  /** GETPID: the pid is in the variable of the process that did something last. */
  private static void last(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SemaphoreSet set = numbered(session, draws);
    int semaphore = draws.below(3);
    Step step = control(slot, set, semaphore, GETPID);
    if (set == null || set.removed() || semaphore >= set.count()) {
      session.add(step, Answer.failed(Errno.EINVAL));
    } else if (set.lastSlot(semaphore) < 0) {
      session.add(step, 0);
    } else {
      session.add(step.same(set.lastSlot(semaphore)), 1);
    }
  }

  private static void waiters(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SemaphoreSet set = numbered(session, draws);
    int semaphore = draws.below(3);
    boolean forZero = draws.below(2) == 1;
    boolean there = set != null && !set.removed();
    session.add(
        control(slot, set, semaphore, forZero ? GETZCNT : GETNCNT),
        there ? set.waiters(semaphore, forZero) : Answer.failed(Errno.EINVAL));
  }

  /** IPC_STAT, IPC_SET of what it gave with another lower byte of the mode, and IPC_STAT again. */
  private static void change(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SemaphoreSet set = numbered(session, draws);
    int mode = draws.of(0x80, 0xb6, 0xa4);
    if (set != null && !set.removed()) {
      session.add(control(slot, set, 0, IPC_STAT).withBuffer(0), Answer.DONE);
      Step.Fill fill = new Step.Fill(MODE, 1, mode);
      session.add(control(slot, set, 0, IPC_SET).fill(fill).withBuffer(0), Answer.DONE);
      Step status = control(slot, set, 0, IPC_STAT).withBuffer(0);
      session.add(status.check(MODE, new byte[] {(byte) mode, 1}), Answer.DONE);
    }
  }

  private static void remove(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SemaphoreSet set = numbered(session, draws);
    IpcSteps.addRemove(session, slot, Syscall.SEMCTL, set);
  }

  private static Step control(int slot, @Nullable SemaphoreSet set, int semaphore, int command) {
    return IpcSteps.withId(Step.call(slot, Syscall.SEMCTL), set).with(semaphore, command);
  }

  private static @Nullable SemaphoreSet numbered(Session session, Draws draws) {
    return session.model().semaphores().numbered(draws.below(SETS));
  }
}
