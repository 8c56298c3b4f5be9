package ringside.kernel.syscall.ipc;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.Reason;
import ringside.kernel.file.FileError;
import ringside.kernel.ipc.FutexTable;
import ringside.kernel.process.GuestThread;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Waiter;

/** futex_waitv: a wait at several futexes at once (Linux: kernel/futex/waitwake.c). */
public final class FutexWaitvCalls {
  private static final int MOST_WORDS = 128;
  private static final int ENTRY_BYTES = 24;
  private static final int FUTEX_32 = 2;
  private static final int PRIVATE = 128;

  private final FutexTable futexes;
  private final GuestClock clock;

  public FutexWaitvCalls(FutexTable futexes, GuestClock clock) {
    this.futexes = futexes;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.FUTEX_WAITV, "puxpi", this::await);
  }

  /** One word that is waited at. */
  private record Word(int address, int expected, FutexTable.Key key) {}

  /** The thread as it waits at one of the words. */
  private static final class Part implements Waiter {
    private final GuestThread thread;

    private Part(GuestThread thread) {
      this.thread = thread;
    }

    @Override
    public int linkField() {
      return thread.linkField();
    }

    @Override
    public List<WaitQueue> waitsOn() {
      return List.of();
    }

    @Override
    public void waitOn(List<WaitQueue> queues) {
      // The thread itself stands in the queues.
    }

    @Override
    public void wake(Reason reason) {
      thread.wake(reason);
    }
  }

  /** What a call keeps for its next try. */
  private record Parts(List<Part> parts, List<WaitQueue> queues) {}

  private Outcome await(Call call) {
    if (call.pending().kept() instanceof Parts parts) {
      return afterWait(call, parts);
    }
    int count = call.argument(1);
    if (call.argument(2) != 0 || count <= 0 || count > MOST_WORDS || call.argument(0) == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    long deadline = deadline(call);
    List<Word> words = words(call, count);
    for (Word word : words) {
      if (call.memory().readWord(word.address) != word.expected) {
        return Outcome.failed(Errno.EAGAIN);
      }
    }
    return deadline <= clock.cycles()
        ? Outcome.failed(Errno.ETIMEDOUT)
        : enter(call, words, deadline);
  }

  private long deadline(Call call) {
    if (call.argument(3) == 0) {
      return TimerQueue.NEVER;
    }
    int id = call.argument(4);
    long nanos = Timespec.read(call.memory(), call.argument(3));
    if (id != 0 && id != 1 || nanos < 0) {
      throw new FileError(Errno.EINVAL);
    }
    return Deadline.after(clock, nanos - (id == 0 ? clock.realNanos() : clock.nanos()));
  }

  /** struct futex_waitv: value and address of 64 bits, flags, a word that is 0. */
  private static List<Word> words(Call call, int count) {
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = call.argument(0) + i * ENTRY_BYTES;
      long expected = call.memory().readLong(at);
      int address = call.memory().readWord(at + 8);
      int flags = call.memory().readWord(at + 16);
      boolean known = (flags & ~PRIVATE) == FUTEX_32 && call.memory().readWord(at + 20) == 0;
      if (!known || (address & 3) != 0) {
        throw new FileError(Errno.EINVAL);
      }
      FutexTable.Key key = FutexCalls.key(call, address, (flags & PRIVATE) != 0);
      words.add(new Word(address, (int) expected, key));
    }
    return words;
  }

  private Outcome enter(Call call, List<Word> words, long deadline) {
    Parts all = new Parts(new ArrayList<>(), new ArrayList<>());
    for (Word word : words) {
      Part part = new Part(call.thread());
      all.parts.add(part);
      all.queues.add(futexes.enter(word.key, part, -1));
    }
    call.pending().keep(all);
    call.pending().whenAbandoned(() -> leave(all));
    return waiting(all, deadline);
  }

  private Outcome waiting(Parts all, long deadline) {
    return Outcome.waitUntil(all.queues, deadline)
        .interruptedBy(
            () -> {
              leave(all);
              return new Outcome.Restart();
            });
  }

  /** The number of the last word at which it was woken, or -1. */
  private int leave(Parts all) {
    int woken = -1;
    for (int i = 0; i < all.parts.size(); i++) {
      if (futexes.leave(all.parts.get(i))) {
        woken = i;
      }
    }
    return woken;
  }

  private Outcome afterWait(Call call, Parts all) {
    long deadline = call.pending().deadline();
    boolean late = deadline <= clock.cycles();
    boolean any = all.parts.stream().anyMatch(part -> !futexes.waits(part));
    if (!any && !late) {
      return waiting(all, deadline);
    }
    call.pending().whenAbandoned(null);
    int woken = leave(all);
    return woken >= 0 ? Outcome.done(woken) : Outcome.failed(Errno.ETIMEDOUT);
  }
}
