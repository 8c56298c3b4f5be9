package ringside.kernel.syscall.file;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Located;
import ringside.kernel.file.LockOwner;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RecordLocks;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PendingCall;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Wakeups;

/**
 * Locks on files: fcntl64's F_GETLK, F_SETLK, F_SETLKW, the same with 64 and with OFD in their
 * names, and flock.
 */
public final class LockCalls {
  private static final int F_GETLK = 5;
  private static final int F_SETLK = 6;
  private static final int F_SETLKW = 7;
  private static final int F_GETLK64 = 12;
  private static final int F_SETLK64 = 13;
  private static final int F_SETLKW64 = 14;
  private static final int F_OFD_GETLK = 36;
  private static final int F_OFD_SETLK = 37;
  private static final int F_OFD_SETLKW = 38;
  private static final int LOCK_SH = 1;
  private static final int LOCK_EX = 2;
  private static final int LOCK_NB = 4;
  private static final int LOCK_UN = 8;
  private static final int OF_NO_PROCESS = -1;

  /** Linux: MAX_DEADLK_ITERATIONS. */
  private static final int LONGEST_CHAIN = 10;

  private static final int F_RDLCK = 0;
  private static final int F_WRLCK = 1;
  private static final int F_UNLCK = 2;

  private final KernelCode code;
  private final KernelMemory memory;
  private final Wakeups wakeups;

  /** What processes wait for, or have waited for. */
  private final IdentityHashMap<LockOwner, Wish> awaited = new IdentityHashMap<>();

  public LockCalls(KernelCode code, KernelMemory memory, Wakeups wakeups) {
    this.code = code;
    this.memory = memory;
    this.wakeups = wakeups;
  }

  /**
   * struct flock or flock64: type, whence, start, length, pid.
   *
   * @param start first byte
   * @param end last byte
   * @param owner who asks, or is to have the lock
   * @param pid its process, or -1
   */
  private record Range(int type, long start, long end, boolean wide, LockOwner owner, int pid) {}

  /** A lock that a thread waits for as long as its call goes on. */
  private record Wish(GuestThread thread, PendingCall call, RecordLocks locks, Range range) {
    private boolean isOpen() {
      return thread.pendingCall() == call;
    }
  }

  void register(SyscallTable table) {
    table.add(Syscall.FLOCK, "dx", this::whole);
  }

  /** EINVAL for a command that is not one of locks. */
  Outcome handle(Call call, OpenFile file) {
    return switch (call.argument(1)) {
      case F_GETLK, F_GETLK64, F_OFD_GETLK -> test(call, file);
      case F_SETLK, F_SETLK64, F_OFD_SETLK -> set(call, file, false);
      case F_SETLKW, F_SETLKW64, F_OFD_SETLKW -> set(call, file, true);
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private Outcome test(Call call, OpenFile file) {
    Range range = range(call, file);
    if (range.type == F_UNLCK) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean wide = range.wide;
    RecordLocks.Lock lock = conflict(locks(file), range);
    int address = call.argument(2);
    if (lock == null) {
      call.memory().write(address, new byte[] {F_UNLCK, 0});
      return Outcome.done(0);
    }
    long length = lock.end() == Long.MAX_VALUE ? 0 : lock.end() - lock.start() + 1;
    int type = lock.exclusive() ? F_WRLCK : F_RDLCK;
    int[] words =
        wide
            ? new int[] {
              type,
              0,
              (int) lock.start(),
              (int) (lock.start() >>> 32),
              (int) length,
              (int) (length >>> 32),
              lock.pid()
            }
            : new int[] {type, (int) lock.start(), (int) length, lock.pid()};
    call.memory().write(address, Words.bytes(words));
    return Outcome.done(0);
  }

  private Outcome set(Call call, OpenFile file, boolean waits) {
    Range range = range(call, file);
    boolean mayNot =
        range.type == F_RDLCK && file.accessMode() == 1
            || range.type == F_WRLCK && file.accessMode() == 0;
    if (mayNot) {
      return Outcome.failed(Errno.EBADF);
    }
    RecordLocks locks = locks(file);
    try {
      if (range.type == F_UNLCK) {
        locks.clear(memory, wakeups, range.owner, range.start, range.end);
        return Outcome.done(0);
      }
      return range.owner instanceof FileDescriptors process && waits
          ? takeOrWait(call, locks, range, process)
          : take(locks, range, waits);
    } catch (OutOfMemory none) {
      return Outcome.failed(Errno.ENOLCK); // fcntl(2)
    }
  }

  /** Of processes that would wait for each other in a circle, the last is told so (fcntl(2)). */
  private Outcome takeOrWait(Call call, RecordLocks locks, Range range, FileDescriptors process) {
    awaited.remove(process);
    LockOwner next = holder(locks, range);
    if (next == null) {
      return take(locks, range, true);
    }
    for (int i = 0; next != null && i < LONGEST_CHAIN; i++) {
      if (next == process) {
        return Outcome.failed(Errno.EDEADLK);
      }
      Wish wish = awaited.get(next);
      next = wish != null && wish.isOpen() ? holder(wish.locks, wish.range) : null;
    }
    awaited.put(process, new Wish(call.thread(), call.pending(), locks, range));
    call.pending().whenAbandoned(() -> awaited.remove(process));
    return Outcome.wait(locks.released());
  }

  private @Nullable LockOwner holder(RecordLocks locks, Range range) {
    RecordLocks.Lock lock = conflict(locks, range);
    return lock == null ? null : lock.owner();
  }

  private Outcome take(RecordLocks locks, Range range, boolean waits) {
    if (conflict(locks, range) != null) {
      return waits ? Outcome.wait(locks.released()) : Outcome.failed(Errno.EAGAIN);
    }
    locks.set(
        memory, wakeups, range.owner, range.pid, range.type == F_WRLCK, range.start, range.end);
    return Outcome.done(0);
  }

  /** flock: a lock of another kind is given up first, whatever comes of the wish (flock(2)). */
  private Outcome whole(Call call) {
    code.run(Routine.FILE_OPERATION);
    int operation = call.argument(1) & ~LOCK_NB;
    OpenFile file = PathArguments.file(call, 0);
    boolean known = operation == LOCK_SH || operation == LOCK_EX || operation == LOCK_UN;
    if (!known) {
      return Outcome.failed(Errno.EINVAL);
    }
    Located where = file.where();
    if (where == null) {
      return Outcome.done(0); // Nobody else can open what has no name.
    }
    RecordLocks locks = where.inode().wholeLocks();
    int type = operation == LOCK_EX ? F_WRLCK : F_RDLCK;
    if (operation != LOCK_UN && locks.has(file, type == F_WRLCK)) {
      return Outcome.done(0);
    }
    locks.clear(memory, wakeups, file, 0, Long.MAX_VALUE);
    if (operation == LOCK_UN) {
      return Outcome.done(0);
    }
    Range all = new Range(type, 0, Long.MAX_VALUE, true, file, call.process().pid());
    return take(locks, all, (call.argument(1) & LOCK_NB) == 0);
  }

  private RecordLocks.@Nullable Lock conflict(RecordLocks locks, Range range) {
    return locks.conflict(memory, range.owner, range.type == F_WRLCK, range.start, range.end);
  }

  private static RecordLocks locks(OpenFile file) {
    RecordLocks locks = file.recordLocks();
    if (locks == null) {
      throw new FileError(Errno.EBADF);
    }
    return locks;
  }

  private static Range range(Call call, OpenFile file) {
    int command = call.argument(1);
    boolean ofDescription = command >= F_OFD_GETLK;
    boolean wide = command >= F_GETLK64;
    UserMemory memory = call.memory();
    int address = call.argument(2);
    int head = memory.readWord(address);
    long start = wide ? memory.readLong(address + 8) : memory.readWord(address + 4);
    long length = wide ? memory.readLong(address + 16) : memory.readWord(address + 8);
    int type = (short) head;
    int whence = head >> 16;
    if (type < F_RDLCK || type > F_UNLCK || whence < 0 || whence > OpenFile.SEEK_END) {
      throw new FileError(Errno.EINVAL);
    }
    long from = start + origin(file, whence);
    long first = length < 0 ? from + length : from;
    long last = length == 0 ? Long.MAX_VALUE : length < 0 ? from - 1 : from + length - 1;
    if (first < 0) {
      throw new FileError(Errno.EINVAL);
    }
    if (ofDescription && memory.readWord(address + 24) != 0) {
      throw new FileError(Errno.EINVAL);
    }
    return ofDescription
        ? new Range(type, first, last, wide, file, OF_NO_PROCESS)
        : new Range(type, first, last, wide, call.process().files(), call.process().pid());
  }

  private static long origin(OpenFile file, int whence) {
    return switch (whence) {
      case OpenFile.SEEK_CURRENT -> file.seek(0, OpenFile.SEEK_CURRENT);
      case OpenFile.SEEK_END -> file.status().size();
      default -> 0;
    };
  }
}
