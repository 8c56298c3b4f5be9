package ringside.kernel.syscall;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.file.FileError;
import ringside.kernel.file.Located;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.RecordLocks;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserMemory;

/** Record locks, by fcntl64: F_GETLK, F_SETLK, F_SETLKW and the same with 64 in their names. */
final class LockCalls {
  private static final int F_GETLK = 5;
  private static final int F_SETLK = 6;
  private static final int F_SETLKW = 7;
  private static final int F_GETLK64 = 12;
  private static final int F_SETLK64 = 13;
  private static final int F_SETLKW64 = 14;
  private static final int F_RDLCK = 0;
  private static final int F_WRLCK = 1;
  private static final int F_UNLCK = 2;

  private final Services services;

  LockCalls(Services services) {
    this.services = services;
  }

  /**
   * struct flock or flock64: type, whence, start, length, pid.
   *
   * @param start first byte
   * @param end last byte
   */
  private record Range(int type, int whence, long start, long end, boolean wide) {}

  /** EINVAL for a command that is not one of locks. */
  Outcome handle(Call call, OpenFile file) {
    return switch (call.argument(1)) {
      case F_GETLK -> test(call, file, false);
      case F_GETLK64 -> test(call, file, true);
      case F_SETLK -> set(call, file, false, false);
      case F_SETLK64 -> set(call, file, true, false);
      case F_SETLKW -> set(call, file, false, true);
      case F_SETLKW64 -> set(call, file, true, true);
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private Outcome test(Call call, OpenFile file, boolean wide) {
    Range range = range(call, file, wide);
    if (range.type == F_UNLCK) {
      return Outcome.failed(Errno.EINVAL);
    }
    RecordLocks.Lock lock = conflict(call, locks(file), range);
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

  private Outcome set(Call call, OpenFile file, boolean wide, boolean waits) {
    Range range = range(call, file, wide);
    boolean mayNot =
        range.type == F_RDLCK && file.accessMode() == 1
            || range.type == F_WRLCK && file.accessMode() == 0;
    if (mayNot) {
      return Outcome.failed(Errno.EBADF);
    }
    RecordLocks locks = locks(file);
    FileDescriptors owner = call.process().files();
    if (range.type == F_UNLCK) {
      locks.clear(services.memory(), services.scheduler(), owner, range.start, range.end);
      return Outcome.done(0);
    }
    if (conflict(call, locks, range) != null) {
      return waits ? Outcome.wait(locks.released()) : Outcome.failed(Errno.EAGAIN);
    }
    try {
      locks.set(
          services.memory(),
          services.scheduler(),
          owner,
          call.process().pid(),
          range.type == F_WRLCK,
          range.start,
          range.end);
    } catch (OutOfMemory none) {
      return Outcome.failed(Errno.ENOLCK); // fcntl(2)
    }
    return Outcome.done(0);
  }

  private RecordLocks.@Nullable Lock conflict(Call call, RecordLocks locks, Range range) {
    return locks.conflict(
        services.memory(), call.process().files(), range.type == F_WRLCK, range.start, range.end);
  }

  private static RecordLocks locks(OpenFile file) {
    Located where = file.where();
    if (where == null) {
      throw new FileError(Errno.EBADF);
    }
    return where.inode().locks();
  }

  private static Range range(Call call, OpenFile file, boolean wide) {
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
    return new Range(type, whence, first, last, wide);
  }

  private static long origin(OpenFile file, int whence) {
    return switch (whence) {
      case OpenFile.SEEK_CURRENT -> file.seek(0, OpenFile.SEEK_CURRENT);
      case OpenFile.SEEK_END -> file.status().size();
      default -> 0;
    };
  }
}
