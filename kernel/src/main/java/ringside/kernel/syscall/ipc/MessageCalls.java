package ringside.kernel.syscall.ipc;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.identity.Capability;
import ringside.kernel.ipc.IpcPermission;
import ringside.kernel.ipc.IpcTable;
import ringside.kernel.ipc.MessageQueue;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Wakeups;

/** System V message queues: msgget, msgsnd, msgrcv, msgctl. */
public final class MessageCalls {
  private static final int MSG_NOERROR = 010000;
  private static final int MSG_EXCEPT = 020000;
  private static final int MSG_COPY = 040000;
  private static final int MSG_STAT = 11;
  private static final int MSG_INFO = 12;
  private static final int MSG_STAT_ANY = 13;
  private static final int CAPACITY_OFFSET = 68;

  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final GuestClock clock;
  private final IpcTable<MessageQueue> queues;
  private final IpcCalls<MessageQueue> common;

  public MessageCalls(KernelMemory memory, Wakeups wakeups, GuestClock clock, SystemV systemV) {
    this.memory = memory;
    this.wakeups = wakeups;
    this.clock = clock;
    this.queues = systemV.queues();
    this.common = new IpcCalls<>(queues, clock);
  }

  public void register(SyscallTable table) {
    table.add(Syscall.MSGGET, "xx", this::get);
    table.add(Syscall.MSGSND, "ipux", this::send);
    table.add(
        Syscall.MSGRCV,
        "ipuix",
        Support.partial("MSG_COPY, for checkpoints, gives ENOSYS"),
        this::receive);
    table.add(Syscall.MSGCTL, "iip", this::control);
  }

  private Outcome get(Call call) {
    return common.get(
        call,
        call.argument(0),
        call.argument(1),
        queue -> null,
        () -> null,
        (id, permission, now) -> new MessageQueue(memory, wakeups, id, permission, now));
  }

  private Outcome send(Call call) {
    int length = call.argument(2);
    int type = call.memory().readWord(call.argument(1));
    if (length < 0 || length > MessageQueue.LONGEST || type < 1 || call.argument(0) < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    MessageQueue queue = queues.find(call.argument(0));
    if (queue == null) {
      return gone(call);
    }
    if (!queue.permission().allows(call.process().credentials(), IpcPermission.WRITE)) {
      return Outcome.failed(Errno.EACCES);
    }
    if (!queue.hasRoom(length)) {
      boolean wait = (call.argument(3) & IpcCalls.IPC_NOWAIT) == 0;
      return wait ? Outcome.wait(queue.notFull()).failing() : Outcome.failed(Errno.EAGAIN);
    }
    KernelBuffer text = new KernelBuffer(memory, length);
    try {
      text.fill(call.memory(), call.argument(1) + 4);
    } catch (BadAddress bad) {
      text.release();
      throw bad;
    }
    queue.send(type, text, use(call));
    return Outcome.done(0);
  }

  private Outcome receive(Call call) {
    int most = call.argument(2);
    int flags = call.argument(4);
    if (most < 0 || call.argument(0) < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if ((flags & MSG_COPY) != 0) {
      return Outcome.failed(Errno.ENOSYS);
    }
    MessageQueue queue = queues.find(call.argument(0));
    if (queue == null) {
      return gone(call);
    }
    if (!queue.permission().allows(call.process().credentials(), IpcPermission.READ)) {
      return Outcome.failed(Errno.EACCES);
    }
    MessageQueue.Message message =
        queue.choose(call.argument(3), (flags & MSG_EXCEPT) != 0 && call.argument(3) > 0);
    if (message == null) {
      boolean wait = (flags & IpcCalls.IPC_NOWAIT) == 0;
      return wait ? Outcome.wait(queue.notEmpty()).failing() : Outcome.failed(Errno.ENOMSG);
    }
    if (message.text().length() > most && (flags & MSG_NOERROR) == 0) {
      return Outcome.failed(Errno.E2BIG);
    }
    queue.take(message, use(call));
    return hand(call, message, Math.min(most, message.text().length()));
  }

  /** The message is out of the queue, even where the pointer is bad (as on Linux). */
  private static Outcome hand(Call call, MessageQueue.Message message, int bytes) {
    try {
      call.memory().writeWord(call.argument(1), message.type());
      message.text().drain(call.memory(), call.argument(1) + 4, bytes);
      return Outcome.done(bytes);
    } finally {
      message.text().release();
    }
  }

  private Outcome control(Call call) {
    int command = call.argument(1);
    if (command == IpcCalls.IPC_INFO || command == MSG_INFO) {
      return info(call, command);
    }
    boolean bySlot = command == MSG_STAT || command == MSG_STAT_ANY;
    MessageQueue queue = bySlot ? queues.inSlot(call.argument(0)) : queues.find(call.argument(0));
    if (queue == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    return switch (command) {
      case IpcCalls.IPC_STAT, MSG_STAT, MSG_STAT_ANY -> status(call, queue, command);
      case IpcCalls.IPC_SET -> change(call, queue);
      case IpcCalls.IPC_RMID -> remove(call, queue);
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private Outcome status(Call call, MessageQueue queue, int command) {
    boolean mayRead =
        command == MSG_STAT_ANY
            || queue.permission().allows(call.process().credentials(), IpcPermission.READ);
    if (!mayRead) {
      return Outcome.failed(Errno.EACCES);
    }
    IpcCalls.write(
        call,
        call.argument(2),
        queue,
        0,
        (int) queue.lastSend().time(),
        (int) (queue.lastSend().time() >>> 32),
        (int) queue.lastReceive().time(),
        (int) (queue.lastReceive().time() >>> 32),
        (int) queue.changed(),
        (int) (queue.changed() >>> 32),
        queue.bytes(),
        queue.count(),
        queue.capacity(),
        queue.lastSend().pid(),
        queue.lastReceive().pid(),
        0,
        0);
    return Outcome.done(command == IpcCalls.IPC_STAT ? 0 : queue.id());
  }

  private Outcome change(Call call, MessageQueue queue) {
    int capacity = call.memory().readWord(call.argument(2) + CAPACITY_OFFSET);
    boolean raises = Integer.compareUnsigned(capacity, MessageQueue.CAPACITY) > 0;
    if (raises && !call.process().credentials().may(Capability.SYS_RESOURCE)) {
      return Outcome.failed(Errno.EPERM);
    }
    Errno bad = common.set(call, queue, call.argument(2));
    if (bad != null) {
      return Outcome.failed(bad);
    }
    queue.setCapacity(capacity);
    return Outcome.done(0);
  }

  private Outcome remove(Call call, MessageQueue queue) {
    if (!queue.permission().isOwner(call.process().credentials())) {
      return Outcome.failed(Errno.EPERM);
    }
    queues.remove(queue);
    return Outcome.done(0);
  }

  /** struct msginfo: pool, map, max, mnb, mni, ssz, tql, seg. */
  private Outcome info(Call call, int command) {
    boolean used = command == MSG_INFO;
    int count = queues.all().stream().mapToInt(MessageQueue::count).sum();
    int bytes = queues.all().stream().mapToInt(MessageQueue::bytes).sum();
    int[] words = {
      used ? queues.all().size() : 512000,
      used ? count : MessageQueue.CAPACITY,
      MessageQueue.LONGEST,
      MessageQueue.CAPACITY,
      SystemV.MOST_QUEUES,
      16,
      used ? bytes : MessageQueue.CAPACITY,
      0xffff
    };
    call.memory().write(call.argument(2), Words.bytes(words));
    return Outcome.done(queues.highestSlot());
  }

  /** A queue that went while the call waited is another error than one that never was. */
  private static Outcome gone(Call call) {
    return Outcome.failed(call.pending().retried() ? Errno.EIDRM : Errno.EINVAL);
  }

  private MessageQueue.Use use(Call call) {
    return new MessageQueue.Use(call.process().pid(), IpcCalls.now(clock));
  }
}
