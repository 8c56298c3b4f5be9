package ringside.tests.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.Attachments;
import ringside.tests.fuzz.model.Descriptors;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.SharedSegment;

/** What processes do with System V shared memory. An address is kept in a variable. */
final class SharedMemoryDeeds {
  private static final int FIRST_ADDRESS = 32;
  private static final int MOST_ADDRESSES = 30;
  private static final int READ_ONLY = 010000;
  private static final int IPC_STAT = 2;
  private static final int SEGSZ = 36;
  private static final int NATTCH = 72;

  private SharedMemoryDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("shmget", 3, SharedMemoryDeeds::get),
        new Deed("shmat", 4, SharedMemoryDeeds::attach),
        new Deed("shmdt", 2, SharedMemoryDeeds::detach),
        new Deed("store in a segment", 3, SharedMemoryDeeds::store),
        new Deed("load from a segment", 4, SharedMemoryDeeds::load),
        new Deed("shmctl IPC_STAT", 2, SharedMemoryDeeds::status),
        new Deed("shmctl IPC_RMID", 1, SharedMemoryDeeds::remove));
  }

  private static void get(Session session, Draws draws) {
    int key = IpcSteps.key(draws);
    int bytes = draws.of(4096, 100, 5000, 0);
    int flags = IpcSteps.flags(draws);
    Step step = IpcSteps.withKey(Step.call(session.actor(draws).slot(), Syscall.SHMGET), key);
    step.with(bytes, flags);
    IpcSteps.addGet(session, step, session.model().getSegment(key, bytes, flags));
  }

  private static void attach(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    @Nullable SharedSegment segment = numbered(session, draws);
    int flags = draws.of(0, 0, READ_ONLY);
    Step step = IpcSteps.withId(Step.call(actor.slot(), Syscall.SHMAT), segment).with(0, flags);
    if (segment == null || !segment.named()) {
      session.add(step, IpcSteps.presence(null));
    } else if (session.addressesUsed() < MOST_ADDRESSES) {
      int variable = FIRST_ADDRESS + session.useAddress();
      actor.attachments().attach(variable, segment, flags != 0);
      session.add(step.into(variable).flag(Step.Flag.OPAQUE), 0);
    }
  }

  private static void detach(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    Step step = Step.call(actor.slot(), Syscall.SHMDT);
    List<Integer> places = actor.attachments().variables();
    if (places.isEmpty()) {
      session.add(step.with(0x123), IpcSteps.presence(null));
    } else {
      int variable = draws.from(places);
      actor.attachments().detach(variable);
      session.add(step.withVariable(variable), Answer.DONE);
    }
  }

  private static void store(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    Attachments attachments = actor.attachments();
    List<Integer> places = attachments.variables().stream().filter(attachments::writable).toList();
    if (!places.isEmpty()) {
      int variable = draws.from(places);
      int offset = offset(draws);
      int value = draws.below(1000);
      SharedSegment segment = attachments.at(variable);
      if (segment != null) {
        segment.store(offset, value);
        Step step = Step.of(actor.slot(), Step.Kind.STORE, 0).withVariable(variable);
        session.add(step.with(offset, value), 0);
      }
    }
  }

  private static void load(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    List<Integer> places = actor.attachments().variables();
    if (!places.isEmpty()) {
      int variable = draws.from(places);
      int offset = offset(draws);
      SharedSegment segment = actor.attachments().at(variable);
      if (segment != null) {
        Step step = Step.of(actor.slot(), Step.Kind.LOAD, 0).withVariable(variable).with(offset);
        session.add(step, segment.load(offset));
      }
    }
  }

  private static void status(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SharedSegment segment = numbered(session, draws);
    Step step = IpcSteps.withId(Step.call(slot, Syscall.SHMCTL), segment).with(IPC_STAT);
    boolean named = segment != null && segment.named();
    if (named) {
      step.check(SEGSZ, Descriptors.words(segment.bytes()));
      step.check(NATTCH, Descriptors.words(segment.attachments()));
    }
    session.add(step.withBuffer(0), IpcSteps.presence(named ? segment : null));
  }

  private static void remove(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    @Nullable SharedSegment segment = numbered(session, draws);
    boolean named = segment != null && segment.named();
    if (named) {
      segment.remove();
    }
    Step step = IpcSteps.withId(Step.call(slot, Syscall.SHMCTL), segment).with(0, 0);
    session.add(step, IpcSteps.presence(named ? segment : null));
  }

  private static int offset(Draws draws) {
    return draws.of(0, 4, 96, 4092);
  }

  private static @Nullable SharedSegment numbered(Session session, Draws draws) {
    return session.model().segments().numbered(draws.below(2));
  }
}
