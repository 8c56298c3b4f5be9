package ringside.kernel.syscall.net;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.socket.Incoming;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.net.socket.SocketType;
import ringside.kernel.process.PendingCall;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.Handler;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/** Several messages by one call: sendmmsg, recvmmsg_time64. */
public final class SocketBatchCalls {
  /** Bytes of struct mmsghdr: a struct msghdr, and the length of its message behind it. */
  private static final int ENTRY_BYTES = 32;

  private static final int LENGTH = 28;
  private static final int MOST_MESSAGES = 1024;
  private static final int DONT_WAIT = 0x40;
  private static final int WAIT_FOR_ONE = 0x10000;

  private final SocketTransferCalls messages;
  private final GuestClock clock;

  public SocketBatchCalls(SocketTransferCalls messages, GuestClock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SENDMMSG, "dpux", this::sendAll);
    table.add(Syscall.RECVMMSG_TIME64, "dpuxt", this::receiveAll);
  }

  /**
   * How far a call has come.
   *
   * @param done messages that have gone or come
   * @param next the call for the next, as it would be made for it alone; null before its first try
   * @param until the cycle after which no more messages are taken
   */
  private record Batch(int done, @Nullable PendingCall next, long until) {}

  private Outcome sendAll(Call call) {
    Batch batch = call.pending().kept() instanceof Batch kept ? kept : new Batch(0, null, 0);
    return goOn(call, batch, Syscall.SENDMSG);
  }

  private Outcome receiveAll(Call call) {
    Batch batch =
        call.pending().kept() instanceof Batch kept ? kept : new Batch(0, null, until(call));
    return withTimeLeft(call, batch, goOn(call, batch, Syscall.RECVMSG));
  }

  /** Stores what is left of the time, where messages have come; also when that is known later. */
  private Outcome withTimeLeft(Call call, Batch batch, Outcome outcome) {
    if (outcome instanceof Outcome.Wait wait) {
      return wait.interruptedBy(() -> withTimeLeft(call, batch, wait.interruption().interrupted()));
    }
    if (call.argument(4) != 0 && outcome instanceof Outcome.Done done && done.value() > 0) {
      long left = clock.toNanos(Math.max(0, batch.until - clock.cycles()));
      Timespec.write(call.memory(), call.argument(4), left);
    }
    return outcome;
  }

  /** The time is looked at between two messages only (recvmmsg(2), "BUGS"). */
  private long until(Call call) {
    if (call.argument(4) == 0) {
      return Long.MAX_VALUE;
    }
    long nanos = Timespec.read(call.memory(), call.argument(4));
    if (nanos < 0) {
      throw new FileError(Errno.EINVAL);
    }
    return Deadline.after(clock, nanos);
  }

  private Outcome goOn(Call call, Batch from, Syscall kind) {
    Socket socket = SocketCalls.socketOf(call);
    if (socket == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
    Handler handler = kind == Syscall.RECVMSG ? messages::receiveMessage : messages::sendMessage;
    Batch batch = from;
    int count =
        Integer.compareUnsigned(call.argument(2), MOST_MESSAGES) > 0
            ? MOST_MESSAGES
            : call.argument(2);
    while (batch.done < count) {
      PendingCall next = batch.next == null ? callFor(call, kind, batch.done) : batch.next;
      Outcome outcome = one(new Call(call.thread(), next), handler, batch.done > 0);
      if (outcome instanceof Outcome.Wait wait) {
        return waiting(call, new Batch(batch.done, next, batch.until), wait);
      }
      if (!(outcome instanceof Outcome.Done)) {
        return batch.done > 0 ? endedBy(outcome, socket, kind, batch.done) : outcome;
      }
      batch = new Batch(batch.done + 1, null, batch.until);
      if (kind == Syscall.RECVMSG && (clock.cycles() >= batch.until || isUrgent(call, socket))) {
        break;
      }
    }
    return Outcome.done(batch.done);
  }

  /** Messages have come before something went wrong: the next call is told (Linux: do_recvmmsg). */
  private static Outcome endedBy(Outcome outcome, Socket socket, Syscall kind, int done) {
    boolean told =
        kind == Syscall.RECVMSG
            && outcome instanceof Outcome.Failed failed
            && failed.errno() != Errno.EAGAIN;
    if (told) {
      socket.setError(((Outcome.Failed) outcome).errno());
    }
    return Outcome.done(done);
  }

  /** Whether the message that has come is the urgent byte, after which no others are taken. */
  private static boolean isUrgent(Call call, Socket socket) {
    return (call.argument(3) & Incoming.OUT_OF_BAND) != 0 && socket.type() == SocketType.STREAM;
  }

  /** Moves a message and stores its length; what goes wrong after the first one is not told. */
  private static Outcome one(Call one, Handler handler, boolean anyDone) {
    try {
      return stored(one, handler.handle(one));
    } catch (FileError | BadAddress | OutOfMemory refused) {
      if (anyDone) {
        return Outcome.failed(Errno.EFAULT);
      }
      throw refused;
    }
  }

  private static Outcome stored(Call one, Outcome outcome) {
    if (outcome instanceof Outcome.Done done) {
      one.memory().writeWord(one.argument(1) + LENGTH, done.value());
    }
    return outcome;
  }

  private static PendingCall callFor(Call call, Syscall kind, int index) {
    int flags = call.argument(3);
    boolean impatient = index > 0 && (flags & WAIT_FOR_ONE) != 0;
    return PendingCall.of(
        kind.number(),
        kind.title(),
        call.argument(0),
        call.argument(1) + index * ENTRY_BYTES,
        impatient ? flags | DONT_WAIT : flags & ~WAIT_FOR_ONE,
        0,
        0,
        0);
  }

  private static Outcome waiting(Call call, Batch batch, Outcome.Wait wait) {
    if (batch.next != null) {
      batch.next.waited(wait);
    }
    call.pending().keep(batch);
    return new Outcome.Wait(
        wait.queues(), wait.deadline(), 0, () -> interrupted(call, batch, wait));
  }

  /** A message of which a part has come counts; otherwise those before it do. */
  private static Outcome interrupted(Call call, Batch batch, Outcome.Wait wait) {
    Outcome outcome = wait.interruption().interrupted();
    if (outcome instanceof Outcome.Done && batch.next != null) {
      Outcome stored = one(new Call(call.thread(), batch.next), same -> outcome, batch.done > 0);
      return stored instanceof Outcome.Done
          ? Outcome.done(batch.done + 1)
          : Outcome.done(batch.done);
    }
    return batch.done > 0 ? Outcome.done(batch.done) : outcome;
  }
}
