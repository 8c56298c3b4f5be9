package ringside.tests.fuzz.model;

import java.util.List;
import ringside.isa.abi.Errno;

/**
 * A lock that is wanted, or given up.
 *
 * @param type F_RDLCK, F_WRLCK or F_UNLCK
 * @param start first byte
 * @param end last byte
 * @param waits whether for as long as it takes
 */
public record LockWish(int type, long start, long end, boolean waits) {
  private static final int READ = 0;
  private static final int WRITE = 1;
  private static final int NONE = 2;

  /** F_SETLK and its like. */
  Answer ask(NamedFile file, Object owner) {
    boolean mayNot = type == READ && !file.allows(false) || type == WRITE && !file.allows(true);
    return mayNot ? Answer.failed(Errno.EBADF) : take(file.node().records(), owner);
  }

  /** flock(2): a lock of another kind is given up first. */
  Answer askWhole(NamedFile file, boolean mayWait) {
    FileLocks locks = file.node().whole();
    boolean free = locks.conflicts(held(file)).isEmpty();
    if (waits && !mayWait && !free) {
      return Answer.OPEN;
    }
    if (type != NONE && locks.has(file, type == WRITE)) {
      return Answer.DONE;
    }
    locks.releaseAll(file);
    return take(locks, file);
  }

  private Answer take(FileLocks locks, Object owner) {
    FileLocks.Held wanted = held(owner);
    if (type == NONE) {
      locks.release(wanted);
      return Answer.DONE;
    }
    if (!locks.conflicts(wanted).isEmpty()) {
      return waits ? Answer.WAITS : Answer.failed(Errno.EAGAIN);
    }
    locks.take(wanted);
    return Answer.DONE;
  }

  private FileLocks.Held held(Object owner) {
    return new FileLocks.Held(owner, type == WRITE, start, end);
  }

  /** F_GETLK: what stands in the way as struct flock64 has it, but for the process. */
  Answer test(NamedFile file, Object owner) {
    List<FileLocks.Held> conflicts = file.node().records().conflicts(held(owner));
    if (conflicts.isEmpty()) {
      return new Answer(0, new byte[] {NONE, 0, 0, 0});
    }
    if (conflicts.size() > 1) {
      return Answer.OPEN; // the first of them in an order that is Linux's own
    }
    FileLocks.Held one = conflicts.get(0);
    long length = one.end() == Long.MAX_VALUE ? 0 : one.end() - one.start() + 1;
    int kind = one.exclusive() ? WRITE : READ;
    return new Answer(
        0, Descriptors.words(kind, 0, (int) one.start(), 0, (int) length, (int) (length >> 32)));
  }
}
