package ringside.kernel.syscall.ipc;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.anonymous.QueueFile;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.ipc.IpcPermission;
import ringside.kernel.ipc.PosixQueue;
import ringside.kernel.ipc.PosixQueues;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/**
 * POSIX message queues: mq_open, mq_unlink, mq_timedsend, mq_timedreceive, mq_notify, attributes.
 */
public final class PosixQueueCalls {
  private static final int O_ACCMODE = 3;
  private static final int O_CREAT = 0100;
  private static final int O_EXCL = 0200;
  private static final int O_NONBLOCK = 04000;
  private static final int LONGEST_NAME = 255;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final GuestClock clock;
  private final PosixQueues queues;

  public PosixQueueCalls(
      KernelMemory memory, Wakeups wakeups, GuestClock clock, PosixQueues posixQueues) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.clock = clock;
    this.queues = posixQueues;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.MQ_OPEN, "sxop", this::open);
    table.add(Syscall.MQ_UNLINK, "s", this::unlink);
    table.add(Syscall.MQ_TIMEDSEND_TIME64, "dpuut", this::send);
    table.add(Syscall.MQ_TIMEDRECEIVE_TIME64, "dpupt", this::receive);
    table.add(Syscall.MQ_GETSETATTR, "dpp", PosixQueueCalls::attributes);
  }

  private Outcome open(Call call) {
    String name = call.memory().readString(call.argument(0));
    int flags = call.argument(1);
    if (name.isEmpty()) {
      return Outcome.failed(Errno.ENOENT);
    }
    Descriptors.requireRoom(call);
    Errno bad = mistake(name);
    if (bad != null) {
      return Outcome.failed(bad);
    }
    PosixQueue queue = queues.find(name);
    if (queue == null) {
      return (flags & O_CREAT) == 0 ? Outcome.failed(Errno.ENOENT) : create(call, name);
    }
    if ((flags & (O_CREAT | O_EXCL)) == (O_CREAT | O_EXCL)) {
      return Outcome.failed(Errno.EEXIST);
    }
    int access = flags & O_ACCMODE;
    int wanted = access == 0 ? IpcPermission.READ : IpcPermission.WRITE;
    wanted |= access == 2 ? IpcPermission.READ : 0;
    Credentials who = call.process().credentials();
    return access == O_ACCMODE || queue.permission().allows(who, wanted)
        ? install(call, queue, access)
        : Outcome.failed(Errno.EACCES);
  }

  /** A name is one component of a path, the slash before it taken away by the C library. */
  private static @Nullable Errno mistake(String name) {
    if (name.contains("/") || name.equals(".") || name.equals("..")) {
      return Errno.EACCES;
    }
    return name.length() > LONGEST_NAME ? Errno.ENAMETOOLONG : null;
  }

  private Outcome create(Call call, String name) {
    int capacity = PosixQueue.MOST_MESSAGES;
    int bytes = PosixQueue.LONGEST;
    if (call.argument(3) != 0) {
      capacity = call.memory().readWord(call.argument(3) + 4);
      bytes = call.memory().readWord(call.argument(3) + 8);
      boolean tooMuch = capacity > PosixQueue.MOST_MESSAGES || bytes > PosixQueue.LONGEST;
      if (capacity <= 0
          || bytes <= 0
          || tooMuch && !call.process().credentials().may(Capability.SYS_RESOURCE)) {
        return Outcome.failed(Errno.EINVAL);
      }
    }
    if (!queues.hasRoom()) {
      return Outcome.failed(Errno.ENOSPC);
    }
    IpcPermission permission = new IpcPermission(0, call.process().credentials(), call.argument(2));
    PosixQueue queue = new PosixQueue(memory, wakeups, name, permission, capacity, bytes);
    queues.add(name, queue);
    return install(call, queue, call.argument(1) & O_ACCMODE);
  }

  private static Outcome install(Call call, PosixQueue queue, int access) {
    return Descriptors.install(call, new QueueFile(queue, access), call.argument(1));
  }

  private Outcome unlink(Call call) {
    String name = call.memory().readString(call.argument(0));
    Errno bad = name.isEmpty() ? Errno.ENOENT : mistake(name);
    PosixQueue queue = queues.find(name);
    if (bad != null || queue == null) {
      return Outcome.failed(bad == null ? Errno.ENOENT : bad);
    }
    if (!queue.permission().isOwner(call.process().credentials())) {
      return Outcome.failed(Errno.EACCES);
    }
    queues.unlink(name);
    return Outcome.done(0);
  }

  private Outcome send(Call call) {
    int length = call.argument(2);
    int priority = call.argument(3);
    if (Integer.compareUnsigned(priority, PosixQueue.PRIORITIES) >= 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!timeIsValid(call)) {
      return Outcome.failed(Errno.EINVAL);
    }
    QueueFile file = queueFile(call);
    if (file == null || file.accessMode() == 0) {
      return Outcome.failed(Errno.EBADF);
    }
    PosixQueue queue = file.queue();
    if (Integer.compareUnsigned(length, queue.messageBytes()) > 0) {
      return Outcome.failed(Errno.EMSGSIZE);
    }
    if (call.pending().kept() instanceof PosixQueue.Waiting waiter) {
      return waiter.isDone() ? Outcome.done(0) : await(call, queue, waiter, queue.notFull());
    }
    boolean full = queue.count() == queue.capacity();
    Outcome refused = full ? refusal(call, file) : null;
    if (refused != null) {
      return refused;
    }
    KernelBuffer text = new KernelBuffer(memory, length);
    try {
      text.fill(call.memory(), call.argument(1));
    } catch (BadAddress bad) {
      text.release();
      throw bad;
    }
    PosixQueue.Message message = queue.message(priority, text);
    if (full) {
      return await(call, queue, queue.awaitRoom(call.thread(), message), queue.notFull());
    }
    queue.send(message);
    return Outcome.done(0);
  }

  private Outcome receive(Call call) {
    if (!timeIsValid(call)) {
      return Outcome.failed(Errno.EINVAL);
    }
    QueueFile file = queueFile(call);
    if (file == null || file.accessMode() == 1) {
      return Outcome.failed(Errno.EBADF);
    }
    PosixQueue queue = file.queue();
    if (Integer.compareUnsigned(call.argument(2), queue.messageBytes()) < 0) {
      return Outcome.failed(Errno.EMSGSIZE);
    }
    if (call.pending().kept() instanceof PosixQueue.Waiting waiter) {
      PosixQueue.Message handed = waiter.message();
      if (handed == null) {
        return await(call, queue, waiter, queue.notEmpty());
      }
      call.pending().whenAbandoned(null);
      return hand(call, handed);
    }
    if (queue.count() == 0) {
      Outcome refused = refusal(call, file);
      return refused == null
          ? await(call, queue, queue.awaitMessage(call.thread()), queue.notEmpty())
          : refused;
    }
    return hand(call, queue.receive());
  }

  private static Outcome hand(Call call, PosixQueue.Message message) {
    int length = message.text().length();
    try {
      if (call.argument(3) != 0) {
        call.memory().writeWord(call.argument(3), message.priority());
      }
      message.text().drain(call.memory(), call.argument(1), length);
      return Outcome.done(length);
    } finally {
      message.text().release();
    }
  }

  private boolean timeIsValid(Call call) {
    if (!call.pending().retried()) {
      call.pending().setDeadline(Deadline.absolute(clock, call.memory(), call.argument(4)));
    }
    return call.pending().deadline() != Deadline.INVALID;
  }

  /** Why a call that can't go on may not wait either, or null. */
  private @Nullable Outcome refusal(Call call, QueueFile file) {
    if (file.nonBlocking()) {
      return Outcome.failed(Errno.EAGAIN);
    }
    boolean late = call.pending().deadline() <= clock.cycles();
    return late ? Outcome.failed(Errno.ETIMEDOUT) : null;
  }

  private Outcome await(Call call, PosixQueue queue, PosixQueue.Waiting waiter, WaitQueue where) {
    long deadline = call.pending().deadline();
    if (deadline <= clock.cycles()) {
      queue.giveUp(waiter);
      return Outcome.failed(Errno.ETIMEDOUT);
    }
    call.pending().keep(waiter);
    call.pending().whenAbandoned(() -> queue.giveUp(waiter));
    return Outcome.waitUntil(where, deadline)
        .interruptedBy(
            () -> {
              queue.giveUp(waiter);
              return new Outcome.Restart();
            });
  }

  /** struct mq_attr: flags, maxmsg, msgsize, curmsgs, four reserved words. */
  private static Outcome attributes(Call call) {
    int flags = call.argument(1) == 0 ? 0 : call.memory().readWord(call.argument(1));
    if ((flags & ~O_NONBLOCK) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    QueueFile file = queueFile(call);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    PosixQueue queue = file.queue();
    int old = file.nonBlocking() ? O_NONBLOCK : 0;
    if (call.argument(1) != 0) {
      file.setNonBlocking(flags != 0);
    }
    if (call.argument(2) != 0) {
      int[] words = {old, queue.capacity(), queue.messageBytes(), queue.count(), 0, 0, 0, 0};
      call.memory().write(call.argument(2), Words.bytes(words));
    }
    return Outcome.done(0);
  }

  static @Nullable QueueFile queueFile(Call call) {
    return call.file(0) instanceof QueueFile file ? file : null;
  }
}
