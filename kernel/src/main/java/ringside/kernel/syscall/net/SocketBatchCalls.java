package ringside.kernel.syscall.net;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
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
    return goOn(call, batch, Syscall.SENDMSG, messages::sendMessage);
  }

  private Outcome receiveAll(Call call) {
    Batch batch =
        call.pending().kept() instanceof Batch kept ? kept : new Batch(0, null, until(call));
    return goOn(call, batch, Syscall.RECVMSG, messages::receiveMessage);
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

  private Outcome goOn(Call call, Batch from, Syscall kind, Handler handler) {
    if (SocketCalls.socketOf(call) == null) {
      return Outcome.failed(SocketCalls.mistake(call));
    }
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
        return batch.done > 0 ? Outcome.done(batch.done) : outcome;
      }
      batch = new Batch(batch.done + 1, null, batch.until);
      if (kind == Syscall.RECVMSG && clock.cycles() >= batch.until) {
        break;
      }
    }
    return Outcome.done(batch.done);
  }

  /** Moves a message and stores its length; what goes wrong after the first one is not told. */
  private static Outcome one(Call one, Handler handler, boolean anyDone) {
    try {
      Outcome outcome = handler.handle(one);
      if (outcome instanceof Outcome.Done done) {
        one.memory().writeWord(one.argument(1) + LENGTH, done.value());
      }
      return outcome;
    } catch (FileError | BadAddress | OutOfMemory refused) {
      if (anyDone) {
        return Outcome.failed(Errno.EFAULT);
      }
      throw refused;
    }
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
        wait.queues(),
        wait.deadline(),
        0,
        () -> batch.done > 0 ? Outcome.done(batch.done) : wait.interruption().interrupted());
  }
}
