package ringside.tests.fuzz;

import java.util.List;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.LockWish;

/** What processes do with locks on files. */
final class LockDeeds {
  private static final int GET = 12;
  private static final int OFD_GET = 36;
  private static final int NO_WAIT = 4;

  private LockDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("fcntl64 F_SETLK", 10, LockDeeds::set),
        new Deed("fcntl64 F_GETLK", 6, LockDeeds::test),
        new Deed("flock", 6, LockDeeds::lockWhole));
  }

  private static void set(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = FileDeeds.file(actor, draws);
    boolean ofDescription = draws.below(2) == 1;
    LockWish wish = wish(draws, draws.of(1, 0, 2), draws.below(3) > 0);
    int command = (ofDescription ? OFD_GET : GET) + (wish.waits() ? 2 : 1);
    Step step = Step.call(actor.slot(), Syscall.FCNTL64).words(words(wish)).with(fd, command);
    session.askAlone(
        actor, step.withBuffer(0), again -> actor.descriptors().lock(fd, ofDescription, wish));
  }

  private static void test(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = FileDeeds.file(actor, draws);
    boolean ofDescription = draws.below(2) == 1;
    LockWish wish = wish(draws, draws.of(1, 0), false);
    Answer answer = actor.descriptors().testLock(fd, ofDescription, wish);
    Step step = Step.call(actor.slot(), Syscall.FCNTL64).words(words(wish));
    step.with(fd, ofDescription ? OFD_GET : GET).withBuffer(0);
    session.add(step.check(0, answer.data()), answer);
  }

  private static void lockWhole(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int fd = FileDeeds.file(actor, draws);
    LockWish wish = new LockWish(draws.of(1, 0, 2), 0, Long.MAX_VALUE, draws.below(3) > 0);
    int[] operations = {1, 2, 8};
    Step step = Step.call(actor.slot(), Syscall.FLOCK);
    step.with(fd, operations[wish.type()] | (wish.waits() ? 0 : NO_WAIT));
    boolean mayWait = session.mayWait() && !session.anyWaits();
    session.askAlone(actor, step, again -> actor.descriptors().lockWhole(fd, wish, mayWait));
  }

  private static LockWish wish(Draws draws, int type, boolean waits) {
    int start = draws.of(0, 10, 20, 100);
    int length = draws.of(0, 10, 20, 1, 50);
    return new LockWish(type, start, length == 0 ? Long.MAX_VALUE : start + length - 1, waits);
  }

  /** struct flock64 with SEEK_SET. */
  private static int[] words(LockWish wish) {
    long length = wish.end() == Long.MAX_VALUE ? 0 : wish.end() - wish.start() + 1;
    return new int[] {wish.type(), 0, (int) wish.start(), 0, (int) length, 0, 0, 0};
  }
}
