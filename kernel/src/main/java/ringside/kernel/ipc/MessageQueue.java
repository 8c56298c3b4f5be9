package ringside.kernel.ipc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Channel;
import ringside.kernel.event.Direction;
import ringside.kernel.event.Reason;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/** A System V message queue (msgop(2)): messages with a type, in the order they were sent. */
public final class MessageQueue extends IpcObject {
  /** Longest message, in bytes (MSGMAX). */
  public static final int LONGEST = 8192;

  /** Bytes that a new queue holds (MSGMNB). */
  public static final int CAPACITY = 16384;

  private static final int BYTES_FIELD = 8;

  private final Wakeups wakeups;
  private final Transfers transfers;
  private final List<Message> messages = new ArrayList<>();
  private final WaitQueue notEmpty;
  private final WaitQueue notFull;
  private int capacity = CAPACITY;
  private int bytes;
  private long sent;
  private Use lastSend = Use.NEVER;
  private Use lastReceive = Use.NEVER;

  /**
   * A message.
   *
   * @param type 1 or more
   * @param number how many have been sent to the queue up to this one
   */
  public record Message(int type, KernelBuffer text, long number) {}

  /** Who used it last, and when in seconds since 1970. */
  public record Use(int pid, long time) {
    static final Use NEVER = new Use(0, 0);
  }

  /** An empty queue. */
  public MessageQueue(
      KernelMemory memory, Wakeups wakeups, int id, IpcPermission permission, long now) {
    super(memory, id, permission, now);
    this.wakeups = wakeups;
    this.transfers = new Transfers(memory.code(), Channel.SYSTEM_V_QUEUE);
    this.notEmpty = new WaitQueue(new WaitTarget(WaitTarget.Kind.MESSAGE, String.valueOf(id)));
    this.notFull = new WaitQueue(new WaitTarget(WaitTarget.Kind.MESSAGE_ROOM, String.valueOf(id)));
  }

  /** Whether a message of so many bytes fits now. */
  public boolean hasRoom(int length) {
    memory().code().load(header() + BYTES_FIELD);
    return bytes + length <= capacity && messages.size() < capacity;
  }

  /** Adds a message at the end, 1 or more as its type. */
  public void send(int type, KernelBuffer text, Use use) {
    memory().code().run(Routine.MESSAGE_SEND);
    Message message = new Message(type, text, ++sent);
    messages.add(message);
    account(message.text().length());
    lastSend = use;
    transfers.tell(id(), Direction.IN, text.length(), message.number);
    wakeups.wakeAll(notEmpty, Reason.MESSAGE_SENT);
  }

  /**
   * Finds the message that a type asks for (msgrcv(2)).
   *
   * @param type 0 for the first, positive for the first of that type, negative for the lowest type
   *     up to its absolute value
   * @param except the first of any other type (MSG_EXCEPT)
   */
  public @Nullable Message choose(int type, boolean except) {
    Message best = null;
    for (Message message : messages) {
      memory().code().run(Routine.MESSAGE_MATCH);
      boolean fits =
          type == 0
              || type > 0 && message.type == type != except
              || type < 0 && -(long) type >= message.type;
      boolean better = best == null || type < 0 && message.type < best.type;
      if (fits && better) {
        best = message;
      }
    }
    return best;
  }

  /** Takes a chosen message out; its text is the caller's to release. */
  public void take(Message message, Use use) {
    memory().code().run(Routine.MESSAGE_RECEIVE);
    messages.remove(message);
    account(-message.text().length());
    lastReceive = use;
    transfers.tell(id(), Direction.OUT, message.text().length(), message.number);
    wakeups.wakeAll(notFull, Reason.MESSAGE_RECEIVED);
  }

  /** IPC_SET of msg_qbytes. */
  public void setCapacity(int value) {
    capacity = value;
    wakeups.wakeAll(notFull, Reason.QUEUE_RESIZED);
  }

  /** Where receivers wait. */
  public WaitQueue notEmpty() {
    return notEmpty;
  }

  /** Where senders wait. */
  public WaitQueue notFull() {
    return notFull;
  }

  /** Bytes that it holds at most. */
  public int capacity() {
    return capacity;
  }

  /** Bytes in it. */
  public int bytes() {
    return bytes;
  }

  /** Messages in it. */
  public int count() {
    return messages.size();
  }

  /** The last send. */
  public Use lastSend() {
    return lastSend;
  }

  /** The last receive. */
  public Use lastReceive() {
    return lastReceive;
  }

  @Override
  protected void destroy() {
    messages.forEach(message -> message.text().release());
    messages.clear();
    wakeups.wakeAll(notEmpty, Reason.QUEUE_REMOVED);
    wakeups.wakeAll(notFull, Reason.QUEUE_REMOVED);
    super.destroy();
  }

  private void account(int more) {
    bytes += more;
    memory().code().store(header() + BYTES_FIELD, bytes);
  }
}
