package ringside.tests.fuzz;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Syscall;
import ringside.tests.fuzz.model.Answer;
import ringside.tests.fuzz.model.GuestProcess;
import ringside.tests.fuzz.model.MessageQueue;

/** What processes do with System V message queues. */
final class MessageDeeds {
  private static final int NO_WAIT = 04000;
  private static final int NO_ERROR = 010000;
  private static final int EXCEPT = 020000;
  private static final int IPC_STAT = 2;
  private static final int IPC_SET = 1;
  private static final int CBYTES = 60;
  private static final int QBYTES = 68;

  private MessageDeeds() {}

  static List<Deed> all() {
    return List.of(
        new Deed("msgget", 3, MessageDeeds::get),
        new Deed("msgsnd", 6, MessageDeeds::send),
        new Deed("msgrcv", 5, MessageDeeds::receive),
        new Deed("msgctl IPC_STAT", 1, MessageDeeds::status),
        new Deed("msgctl IPC_SET", 2, MessageDeeds::change),
        new Deed("msgctl IPC_RMID", 1, MessageDeeds::remove));
  }

  private static void get(Session session, Draws draws) {
    int key = IpcSteps.key(draws);
    int flags = IpcSteps.flags(draws);
    Step step = IpcSteps.withKey(Step.call(session.actor(draws).slot(), Syscall.MSGGET), key);
    IpcSteps.addGet(session, step.with(flags), session.model().getQueue(key, flags));
  }

  private static void send(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    @Nullable MessageQueue queue = session.model().queues().numbered(draws.below(3));
    int type = draws.of(1, 2, 3, 4, 0, -1);
    Step.Fill text =
        new Step.Fill(4, draws.of(1, 0, 5, 40, 8192, 500, 8000, 8192, 8193), draws.below(256));
    int flags = draws.of(0, NO_WAIT);
    Step step = Step.call(actor.slot(), Syscall.MSGSND).words(type).fill(text);
    session.askAlone(
        actor,
        IpcSteps.withId(step, queue).withBuffer(0).with(text.bytes(), flags),
        (IpcSteps.Question)
            again ->
                again && present(queue) == null
                    ? IpcSteps.gone(true)
                    : MessageQueue.send(present(queue), type, text.pattern(), flags));
  }

  private static void receive(Session session, Draws draws) {
    GuestProcess actor = session.actor(draws);
    @Nullable MessageQueue queue = session.model().queues().numbered(draws.below(3));
    int room = draws.of(8192, 100, 4, 0, -1);
    int type = draws.of(0, 1, 2, -2, -3, 3, -1);
    int flags = draws.of(0, NO_WAIT) | draws.of(0, NO_ERROR) | draws.of(0, 0, EXCEPT);
    Step step = IpcSteps.withId(Step.call(actor.slot(), Syscall.MSGRCV), queue).withBuffer(0);
    session.ask(
        actor,
        step.with(room, type, flags),
        (IpcSteps.Question)
            again ->
                again && present(queue) == null
                    ? IpcSteps.gone(true)
                    : MessageQueue.receive(present(queue), room, type, flags),
        (known, answer) -> known.check(0, answer.data()));
  }

  private static void status(Session session, Draws draws) {
    @Nullable MessageQueue queue = session.model().queues().numbered(draws.below(3));
    int slot = session.actor(draws).slot();
    Step step = IpcSteps.withId(Step.call(slot, Syscall.MSGCTL), queue).with(IPC_STAT);
    MessageQueue there = present(queue);
    if (there != null) {
      step.check(CBYTES, there.status());
    }
    session.add(step.withBuffer(0), IpcSteps.presence(there));
  }

  /** IPC_STAT and IPC_SET of what it gave, with another second byte of msg_qbytes. */
  private static void change(Session session, Draws draws) {
    int slot = session.actor(draws).slot();
    MessageQueue queue = present(session.model().queues().numbered(draws.below(3)));
    int high = draws.of(0x40, 0x20, 0x10, 0x01, 0);
    if (queue != null) {
      Step status = IpcSteps.withId(Step.call(slot, Syscall.MSGCTL), queue);
      session.add(status.with(IPC_STAT).withBuffer(0), Answer.DONE);
      queue.setCapacity(high << Byte.SIZE);
      Step step = IpcSteps.withId(Step.call(slot, Syscall.MSGCTL), queue);
      step.fill(new Step.Fill(QBYTES + 1, 1, high)).with(IPC_SET).withBuffer(0);
      session.add(step, Answer.DONE);
    }
  }

  private static void remove(Session session, Draws draws) {
    @Nullable MessageQueue queue = session.model().queues().numbered(draws.below(3));
    IpcSteps.addRemove(session, session.actor(draws).slot(), Syscall.MSGCTL, queue);
  }

  private static @Nullable MessageQueue present(@Nullable MessageQueue queue) {
    return queue == null || queue.removed() ? null : queue;
  }
}
