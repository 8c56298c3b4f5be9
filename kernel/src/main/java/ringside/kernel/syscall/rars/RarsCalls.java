package ringside.kernel.syscall.rars;

import java.util.Arrays;
import java.util.OptionalInt;
import ringside.isa.abi.RarsCall;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.Deed;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.process.PendingCall;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Deadline;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.memory.MemoryLimit;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;

/**
 * The calls of RARS in the table of a kernel that was asked for them (--abi rars): those that are
 * Linux's too, and those that RARS lacks, stay what they are.
 */
public final class RarsCalls {
  private static final int A1 = 11;
  private static final int CURRENT_FOLDER = PathArguments.CURRENT_FOLDER;
  private static final int OPEN_TO_WRITE = 1;
  private static final int OPEN_TO_APPEND = 9;

  /** O_WRONLY, O_CREAT and O_TRUNC. */
  private static final int WRITE_FLAGS = 01101;

  /** O_WRONLY, O_CREAT and O_APPEND. */
  private static final int APPEND_FLAGS = 02101;

  private static final int NEW_FILE_MODE = 0644;
  private static final int NANOS_PER_MILLISECOND = 1_000_000;

  private final SyscallTable table;
  private final KernelCode code;
  private final GuestClock clock;
  private final MemoryLimit memoryLimit;
  private final WaitQueue sleepers = new WaitQueue(WaitTarget.of(WaitTarget.Kind.SLEEP));

  public RarsCalls(SyscallTable table, KernelCode code, GuestClock clock, MemoryLimit memoryLimit) {
    this.code = code;
    this.clock = clock;
    this.memoryLimit = memoryLimit;
    this.table = table;
  }

  /** Puts them in the places of Linux's. */
  public void register() {
    Support silent = Support.partial("no sound");
    table.replace(RarsCall.EXIT, "", Support.FULL, call -> exit(call, 0));
    table.replace(
        RarsCall.EXIT_WITH_STATUS, "i", Support.FULL, call -> exit(call, call.argument(0)));
    table.replace(RarsCall.SBRK, "i", Support.FULL, this::moveBreak);
    table.replace(RarsCall.TIME, "", Support.FULL, this::time);
    table.replace(RarsCall.SLEEP, "i", Support.FULL, call -> sleep(call, call.argument(0)));
    table.replace(RarsCall.MIDI_OUT, "iiii", silent, call -> Outcome.done(call.argument(0)));
    table.replace(RarsCall.MIDI_OUT_SYNC, "iiii", silent, call -> sleep(call, call.argument(1)));
    table.replace(RarsCall.LSEEK, "dii", Support.FULL, this::seek);
    table.replace(RarsCall.OPEN, "si", Support.FULL, this::open);
  }

  private Outcome exit(Call call, int status) {
    return as(call, Syscall.EXIT_GROUP, status);
  }

  /** Memory at the end of the heap, aligned to words. */
  private Outcome moveBreak(Call call) {
    AddressSpace space = call.process().space();
    int bytes = call.argument(0);
    int block = space.breakAddress() + 3 & ~3;
    int wanted = block + (bytes + 3 & ~3);
    boolean allowed = bytes >= 0 && memoryLimit.allows(call.process(), bytes, true);
    if (!allowed || space.setBreak(wanted) != wanted) {
      return new Outcome.Fault(Deed.RARS_MEMORY, OptionalInt.empty(), bytes);
    }
    return Outcome.done(block);
  }

  /** Milliseconds since 1970: the lower word in a0, the upper one in a1. */
  private Outcome time(Call call) {
    code.run(Routine.CLOCK_READ);
    long millis = clock.realNanos() / NANOS_PER_MILLISECOND;
    code.store(call.thread().savedRegister(A1), (int) (millis >>> 32));
    return Outcome.done((int) millis);
  }

  private Outcome sleep(Call call, int milliseconds) {
    if (!call.pending().retried()) {
      code.run(Routine.SLEEP);
    }
    long span = Math.max(0L, milliseconds) * NANOS_PER_MILLISECOND;
    long deadline =
        call.pending().retried() ? call.pending().deadline() : Deadline.after(clock, span);
    return span == 0 || clock.cycles() >= deadline
        ? Outcome.done(call.argument(0))
        : Outcome.waitUntil(sleepers, deadline).failing();
  }

  private Outcome seek(Call call) {
    OpenFile file = PathArguments.file(call, 0);
    code.run(Routine.FILE_OPERATION);
    return Outcome.done((int) file.seek(call.argument(1), call.argument(2)));
  }

  private Outcome open(Call call) {
    int flags =
        switch (call.argument(1)) {
          case OPEN_TO_WRITE -> WRITE_FLAGS;
          case OPEN_TO_APPEND -> APPEND_FLAGS;
          default -> call.argument(1);
        };
    return as(call, Syscall.OPENAT, CURRENT_FOLDER, call.argument(0), flags, NEW_FILE_MODE);
  }

  /** The same as another call of Linux, with its waits. */
  private Outcome as(Call call, Syscall other, int... arguments) {
    SyscallTable.Entry entry = table.find(other.number());
    if (entry == null) {
      throw new IllegalStateException("no " + other);
    }
    PendingCall pending =
        call.pending().kept() instanceof PendingCall kept
            ? kept
            : PendingCall.of(other.number(), other.title(), Arrays.copyOf(arguments, 6));
    call.pending().keep(pending);
    Outcome outcome = entry.handler().handle(new Call(call.thread(), pending));
    if (outcome instanceof Outcome.Wait wait) {
      pending.waited(wait);
    }
    return outcome;
  }
}
