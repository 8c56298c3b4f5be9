package ringside.tests.fuzz;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.Heap;

/** What processes do with the memory below their program break. */
final class HeapDeeds {
  private static final int PAGE = 4096;
  private static final int DONT_NEED = 4;
  private static final int PART = 100;

  private HeapDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("brk", 5, HeapDeeds::moveBreak),
        new Deed("store in the heap", 6, HeapDeeds::store),
        new Deed("load from the heap", 6, HeapDeeds::load),
        new Deed("mprotect of the heap", 2, HeapDeeds::protect),
        new Deed("madvise of the heap", 1, HeapDeeds::forget));
  }

  private static void moveBreak(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    int pages = draws.below(Heap.PAGES);
    int bytes = pages * PAGE + draws.of(0, 0, PART);
    Step step = Step.call(actor.slot(), Syscall.BRK).withHeap(bytes).flag(Step.Flag.HEAP);
    session.add(step, actor.heap().moveBreak(bytes));
  }

  private static void store(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    if (actor.heap().size() > 0) {
      int page = draws.below(actor.heap().size());
      int word = draws.of(0, 1, 3);
      int value = draws.below(1000);
      if (actor.heap().writable(page)) {
        actor.heap().store(page, word, value);
        Step step = Step.of(actor.slot(), Step.Kind.STORE, 0).withHeap(page * PAGE);
        session.add(step.with(word * 4, value), 0);
      } else {
        Step step = Step.call(actor.slot(), Syscall.RT_SIGPENDING).withHeap(page * PAGE).with(8);
        session.add(step, Answer.failed(Errno.EFAULT));
      }
    }
  }

  private static void protect(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    if (actor.heap().size() > 0) {
      int page = draws.below(actor.heap().size());
      boolean writable = draws.below(2) == 0;
      actor.heap().protect(page, writable);
      Step step = Step.call(actor.slot(), Syscall.MPROTECT).withHeap(page * PAGE);
      session.add(step.with(PAGE, writable ? 3 : 1), Answer.DONE);
    }
  }

  private static void load(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    if (actor.heap().size() > 0) {
      int page = draws.below(actor.heap().size());
      int word = draws.of(0, 1, 3);
      Step step = Step.of(actor.slot(), Step.Kind.LOAD, 0).withHeap(page * PAGE);
      session.add(step.with(word * 4), actor.heap().load(page, word));
    }
  }

  private static void forget(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    if (actor.heap().size() > 0) {
      int page = draws.below(actor.heap().size());
      actor.heap().forget(page);
      Step step = Step.call(actor.slot(), Syscall.MADVISE).withHeap(page * PAGE);
      session.add(step.with(PAGE, DONT_NEED), Answer.DONE);
    }
  }
}
