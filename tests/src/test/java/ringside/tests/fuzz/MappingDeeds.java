package ringside.tests.fuzz;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.Mappings;

/** What processes do with pages of their own and shared ones at a fixed place. */
final class MappingDeeds {
  private static final int PLACE = 0x50000000;
  private static final int PAGE = 4096;
  private static final int SHARED = 1;
  private static final int PRIVATE = 2;
  private static final int FIXED = 0x10;
  private static final int ANONYMOUS = 0x20;
  private static final int MAY_MOVE_FIXED = 3;
  private static final int DONT_NEED = 4;

  private MappingDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("mmap2", 4, MappingDeeds::map),
        new Deed("munmap", 2, MappingDeeds::unmap),
        new Deed("mprotect", 2, MappingDeeds::protect),
        new Deed("store", 5, MappingDeeds::store),
        new Deed("load", 5, MappingDeeds::load),
        new Deed("mremap", 3, MappingDeeds::move),
        new Deed("madvise MADV_DONTNEED", 2, MappingDeeds::forget),
        new Deed("mlock, munlock", 2, MappingDeeds::lock),
        new Deed("write to what may be missing", 2, MappingDeeds::probe));
  }

  private static void map(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int first = draws.below(Mappings.PAGES);
    int count = count(draws, first);
    int protection = protection(draws);
    boolean shared = draws.below(2) == 1;
    actor.mappings().map(first, count, protection, shared);
    int flags = FIXED | ANONYMOUS | (shared ? SHARED : PRIVATE);
    Step step = Step.call(actor.slot(), Syscall.MMAP2).with(PLACE + first * PAGE, count * PAGE);
    session.add(step.with(protection, flags, -1, 0).flag(Step.Flag.OPAQUE), 0);
  }

  private static void unmap(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int first = draws.below(Mappings.PAGES);
    int count = draws.rarely(8) ? 0 : count(draws, first);
    Answer answer = actor.mappings().unmap(first, count);
    Step step = Step.call(actor.slot(), Syscall.MUNMAP);
    session.add(step.with(PLACE + first * PAGE, count * PAGE), answer);
  }

  private static void protect(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int first = draws.below(Mappings.PAGES);
    int count = count(draws, first);
    int protection = protection(draws);
    Answer answer = actor.mappings().protect(first, count, protection);
    Step step = Step.call(actor.slot(), Syscall.MPROTECT);
    session.add(step.with(PLACE + first * PAGE, count * PAGE, protection), answer);
  }

  private static void move(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int from = draws.below(Mappings.PAGES);
    int to = draws.below(Mappings.PAGES);
    int count = Math.min(draws.of(1, 2, 3), Mappings.PAGES - from);
    int wanted = Math.min(draws.of(1, 2, 3), Mappings.PAGES - to);
    Answer answer = actor.mappings().move(from, count, to, wanted);
    Step step = Step.call(actor.slot(), Syscall.MREMAP).with(PLACE + from * PAGE, count * PAGE);
    step.with(wanted * PAGE, MAY_MOVE_FIXED, PLACE + to * PAGE);
    session.add(step.flag(Step.Flag.OPAQUE), answer);
  }

  private static void forget(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int first = draws.below(Mappings.PAGES);
    int count = count(draws, first);
    Answer answer = actor.mappings().forget(first, count);
    Step step = Step.call(actor.slot(), Syscall.MADVISE).with(PLACE + first * PAGE, count * PAGE);
    session.add(step.with(DONT_NEED), answer);
  }

  /** Locked for a moment: pages come in, and keep what they hold. */
  private static void lock(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int first = draws.below(Mappings.PAGES);
    int count = count(draws, first);
    for (Syscall call : List.of(Syscall.MLOCK, Syscall.MUNLOCK)) {
      if (session.open()) {
        Step step = Step.call(actor.slot(), call).with(PLACE + first * PAGE, count * PAGE);
        session.add(step, actor.mappings().lock(first, count));
      }
    }
  }

  private static void store(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int page = draws.below(Mappings.PAGES);
    int word = draws.of(0, 1, 1023);
    int value = draws.below(1000);
    if (actor.mappings().allows(page, Mappings.WRITE)) {
      actor.mappings().store(page, word, value);
      Step step = Step.of(actor.slot(), Step.Kind.STORE, 0).with(PLACE + page * PAGE, word * 4);
      session.add(step.with(value), 0);
    }
  }

  private static void load(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int page = draws.below(Mappings.PAGES);
    int word = draws.of(0, 1, 1023);
    if (actor.mappings().allows(page, Mappings.READ)) {
      Step step = Step.of(actor.slot(), Step.Kind.LOAD, 0).with(PLACE + page * PAGE, word * 4);
      session.add(step, actor.mappings().load(page, word));
    }
  }

  /** rt_sigpending writes eight bytes, here where it must not. */
  private static void probe(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int page = draws.below(Mappings.PAGES);
    if (!actor.mappings().allows(page, Mappings.WRITE)) {
      Step step = Step.call(actor.slot(), Syscall.RT_SIGPENDING).with(PLACE + page * PAGE, 8);
      session.add(step, Answer.failed(Errno.EFAULT));
    }
  }

  private static int count(Draws draws, int first) {
    return 1 + draws.below(Mappings.PAGES - first);
  }

  private static int protection(Draws draws) {
    return draws.of(Mappings.READ | Mappings.WRITE, Mappings.READ, 0);
  }
}
