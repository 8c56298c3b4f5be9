package ringside.kernel.syscall.ipc;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.identity.Credentials;
import ringside.kernel.ipc.IpcObject;
import ringside.kernel.ipc.IpcPermission;
import ringside.kernel.ipc.IpcTable;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/**
 * What msgget, semget and shmget have in common, and so msgctl, semctl and shmctl.
 *
 * @param <T> the sort of object
 */
final class IpcCalls<T extends IpcObject> {
  static final int IPC_RMID = 0;
  static final int IPC_SET = 1;
  static final int IPC_STAT = 2;
  static final int IPC_INFO = 3;
  static final int IPC_CREAT = 01000;
  static final int IPC_EXCL = 02000;
  static final int IPC_NOWAIT = 04000;
  static final int IPC_PRIVATE = 0;

  /** Words of struct ipc64_perm, before the words of its object. */
  static final int PERMISSION_BYTES = 36;

  private static final int SEQUENCE_SHIFT = 15;

  private final IpcTable<T> table;
  private final GuestClock clock;

  IpcCalls(IpcTable<T> table, GuestClock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Seconds since 1970. */
  static long now(GuestClock clock) {
    return clock.realNanos() / Timespec.NANOS_PER_SECOND;
  }

  /**
   * The object of a key, made if need be.
   *
   * @param refuse why an existing object won't do (a size), or null
   * @param refuseNew why none can be made with what was asked for, or null
   * @param make makes one with an id and permissions
   */
  Outcome get(
      Call call,
      int key,
      int flags,
      Function<T, @Nullable Errno> refuse,
      Supplier<@Nullable Errno> refuseNew,
      Maker<T> make) {
    T known = key == IPC_PRIVATE ? null : table.withKey(key);
    if (known != null) {
      return existing(call, known, flags, refuse);
    }
    if (key != IPC_PRIVATE && (flags & IPC_CREAT) == 0) {
      return Outcome.failed(Errno.ENOENT);
    }
    Errno bad = refuseNew.get();
    if (bad != null) {
      return Outcome.failed(bad);
    }
    if (!table.hasRoom()) {
      return Outcome.failed(Errno.ENOSPC);
    }
    Credentials who = call.process().credentials();
    T made = make.make(table.nextId(), new IpcPermission(key, who, flags), now(clock));
    table.add(made);
    return Outcome.done(made.id());
  }

  private Outcome existing(Call call, T known, int flags, Function<T, @Nullable Errno> refuse) {
    if ((flags & (IPC_CREAT | IPC_EXCL)) == (IPC_CREAT | IPC_EXCL)) {
      return Outcome.failed(Errno.EEXIST);
    }
    Errno bad = refuse.apply(known);
    if (bad != null) {
      return Outcome.failed(bad);
    }
    int wanted = (flags | flags << 3 | flags << 6) & (IpcPermission.READ | IpcPermission.WRITE);
    return known.permission().allows(call.process().credentials(), wanted)
        ? Outcome.done(known.id())
        : Outcome.failed(Errno.EACCES);
  }

  /** IPC_SET: owner, group and mode from a structure of the user's. */
  @Nullable Errno set(Call call, T object, int address) {
    int owner = call.memory().readWord(address + 4);
    int group = call.memory().readWord(address + 8);
    int mode = call.memory().readWord(address + 20);
    if (!object.permission().isOwner(call.process().credentials())) {
      return Errno.EPERM;
    }
    object.permission().set(owner, group, mode);
    object.noteChange(now(clock));
    return null;
  }

  /** Writes the permissions of an object and the words behind them. */
  static void write(Call call, int address, IpcObject object, int modeBits, int... words) {
    int sequence = object.id() >>> SEQUENCE_SHIFT;
    call.memory().write(address, Words.bytes(object.permission().words(sequence, modeBits)));
    call.memory().write(address + PERMISSION_BYTES, Words.bytes(words));
  }

  /** Makes an object. */
  @FunctionalInterface
  interface Maker<T> {
    T make(int id, IpcPermission permission, long now);
  }
}
