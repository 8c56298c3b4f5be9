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
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Waiter;
import ringside.kernel.wait.Wakeups;

/**
 * A POSIX message queue (mq_overview(7)): messages of a priority, the highest first, the oldest of
 * them. It goes when its name has been removed and nobody has it open.
 */
public final class PosixQueue {
  /** Messages of a queue that asks for no number, and the most that a user may ask for. */
  public static final int MOST_MESSAGES = 10;

  /** Bytes of a message where none are asked for, and the most that a user may ask for. */
  public static final int LONGEST = 8192;

  /** Priorities are below this (MQ_PRIO_MAX). */
  public static final int PRIORITIES = 32768;

  private static final int HEADER_BYTES = 64;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final Transfers transfers;
  private final String name;
  private long made;
  private final IpcPermission permission;
  private final int capacity;
  private final int messageBytes;
  private final int header;
  private final List<Message> messages = new ArrayList<>();
  private final WaitQueue notEmpty;
  private final WaitQueue notFull;
  private final List<Waiting> senders = new ArrayList<>();
  private final List<Waiting> receivers = new ArrayList<>();
  private @Nullable Notification notification;
  private int users;
  private boolean named = true;

  /**
   * A message.
   *
   * @param number how many have been made for the queue up to this one
   */
  public record Message(int priority, KernelBuffer text, long number) {}

  /**
   * A thread that waits to send or to receive. The one who makes that possible does it for the
   * thread at once, so that no third one comes in between (Linux: pipelined_send).
   */
  public static final class Waiting {
    private final Waiter thread;
    private @Nullable Message message;
    private boolean done;

    private Waiting(Waiter thread, @Nullable Message message) {
      this.thread = thread;
      this.message = message;
    }

    /** Whether it has been done for the thread. */
    public boolean isDone() {
      return done;
    }

    /** The message received, or still to be sent. */
    public @Nullable Message message() {
      return message;
    }
  }

  /**
   * Somebody to be told, once, when a message comes to the empty queue.
   *
   * @param owner whose wish it is: the descriptor table of a process
   * @param forget what becomes of it where it is taken back
   * @param refuse what becomes of it where it was never taken
   */
  public record Notification(Object owner, Runnable tell, Runnable forget, Runnable refuse) {}

  /** An empty queue. */
  public PosixQueue(
      KernelMemory memory,
      Wakeups wakeups,
      String name,
      IpcPermission permission,
      int capacity,
      int messageBytes) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.transfers = new Transfers(memory.code(), Channel.POSIX_QUEUE);
    this.name = name;
    this.permission = permission;
    this.capacity = capacity;
    this.messageBytes = messageBytes;
    this.header = memory.heap().allocate(HEADER_BYTES);
    this.notEmpty = new WaitQueue(new WaitTarget(WaitTarget.Kind.MESSAGE, "/" + name));
    this.notFull = new WaitQueue(new WaitTarget(WaitTarget.Kind.MESSAGE_ROOM, "/" + name));
  }

  /** Who may open it. */
  public IpcPermission permission() {
    return permission;
  }

  /** Messages that it holds (mq_maxmsg). */
  public int capacity() {
    return capacity;
  }

  /** Bytes that a message has at most (mq_msgsize). */
  public int messageBytes() {
    return messageBytes;
  }

  /** Messages in it. */
  public int count() {
    memory.code().load(header);
    return messages.size();
  }

  /** The same for those who look, free of charge. */
  public int peekCount() {
    return messages.size();
  }

  /** Where receivers wait. */
  public WaitQueue notEmpty() {
    return notEmpty;
  }

  /** Where senders wait. */
  public WaitQueue notFull() {
    return notFull;
  }

  /** What poll says of it. */
  public int readiness() {
    int in = messages.isEmpty() ? 0 : Readiness.IN;
    return messages.size() < capacity ? in | Readiness.OUT : in;
  }

  /** Lets a thread wait until its message fits. */
  public Waiting awaitRoom(Waiter thread, Message message) {
    Waiting waiter = new Waiting(thread, message);
    senders.add(waiter);
    return waiter;
  }

  /** Lets a thread wait until there is a message. */
  public Waiting awaitMessage(Waiter thread) {
    Waiting waiter = new Waiting(thread, null);
    receivers.add(waiter);
    return waiter;
  }

  /** A thread waits no longer; what it has not sent, or not taken out, is given up. */
  public void giveUp(Waiting waiter) {
    senders.remove(waiter);
    receivers.remove(waiter);
    Message message = waiter.message;
    if (message != null) {
      message.text.release();
    }
    waiter.message = null;
  }

  /** A message to be sent. */
  public Message message(int priority, KernelBuffer text) {
    return new Message(priority, text, ++made);
  }

  private void tell(Direction direction, Message message) {
    transfers.tell("/" + name, direction, message.text.length(), message.number);
  }

  /** Hands a message to the one who has waited longest, or puts it behind those of its priority. */
  public void send(Message message) {
    if (!receivers.isEmpty()) {
      Waiting first = receivers.remove(0);
      first.message = message;
      tell(Direction.IN, message);
      tell(Direction.OUT, message);
      finish(first);
      return;
    }
    add(message);
  }

  private void finish(Waiting waiter) {
    memory.code().run(Routine.MESSAGE_SEND);
    waiter.done = true;
    waiter.thread.wake(Reason.MESSAGE_SERVED);
  }

  private void add(Message message) {
    memory.code().run(Routine.MESSAGE_SEND);
    int at = 0;
    while (at < messages.size() && messages.get(at).priority >= message.priority) {
      memory.code().run(Routine.MESSAGE_MATCH);
      at++;
    }
    boolean wasEmpty = messages.isEmpty();
    boolean awaited = !notEmpty.isEmpty();
    messages.add(at, message);
    tell(Direction.IN, message);
    memory.code().store(header, messages.size());
    wakeups.wakeAll(notEmpty, Reason.MESSAGE_SENT);
    if (wasEmpty && !awaited && notification != null) {
      Notification told = notification;
      notification = null;
      told.tell.run();
    }
  }

  /** Takes the first message; its text is the caller's to release. */
  public Message receive() {
    memory.code().run(Routine.MESSAGE_RECEIVE);
    Message message = messages.remove(0);
    tell(Direction.OUT, message);
    memory.code().store(header, messages.size());
    if (!senders.isEmpty()) {
      Waiting first = senders.remove(0);
      Message late = first.message;
      first.message = null;
      if (late != null) {
        add(late);
      }
      finish(first);
    }
    wakeups.wakeAll(notFull, Reason.MESSAGE_RECEIVED);
    return message;
  }

  /** Who is to be told of the next message, or null. */
  public @Nullable Notification notification() {
    return notification;
  }

  /** Somebody is to be told; nobody else may be waiting for that. */
  public void setNotification(Notification value) {
    notification = value;
  }

  /** Nobody is to be told any more, if it was an owner's wish. */
  public void forgetNotification(Object owner) {
    Notification known = notification;
    if (known != null && known.owner == owner) {
      notification = null;
      known.forget.run();
    }
  }

  /** One more has it open. */
  public void opened() {
    users++;
  }

  /** One less has it open. */
  public void closed() {
    users--;
    freeIfUnused();
  }

  /** Its name is gone. */
  void unlinked() {
    named = false;
    freeIfUnused();
  }

  private void freeIfUnused() {
    if (users == 0 && !named) {
      messages.forEach(message -> message.text().release());
      messages.clear();
      memory.heap().release(header, HEADER_BYTES);
    }
  }
}
