package ringside.kernel.syscall.ipc;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.ipc.IpcPermission;
import ringside.kernel.ipc.IpcTable;
import ringside.kernel.ipc.SemaphoreSet;
import ringside.kernel.ipc.SystemV;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/** semctl. */
public final class SemaphoreControl {
  private static final int GETPID = 11;
  private static final int GETVAL = 12;
  private static final int GETALL = 13;
  private static final int GETNCNT = 14;
  private static final int GETZCNT = 15;
  private static final int SETVAL = 16;
  private static final int SETALL = 17;
  private static final int SEM_STAT = 18;
  private static final int SEM_INFO = 19;
  private static final int SEM_STAT_ANY = 20;

  private final GuestClock clock;
  private final IpcTable<SemaphoreSet> sets;
  private final IpcCalls<SemaphoreSet> common;

  public SemaphoreControl(GuestClock clock, SystemV systemV) {
    this.clock = clock;
    this.sets = systemV.semaphores();
    this.common = new IpcCalls<>(sets, clock);
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SEMCTL, "iiip", this::control);
  }

  private Outcome control(Call call) {
    int command = call.argument(2);
    if (command == IpcCalls.IPC_INFO || command == SEM_INFO) {
      return info(call, command);
    }
    boolean outOfRange = call.argument(3) < 0 || call.argument(3) > SemaphoreSet.HIGHEST;
    if (command == SETVAL && call.argument(0) >= 0 && outOfRange) {
      return Outcome.failed(Errno.ERANGE); // before the set is looked for (Linux: semctl_setval)
    }
    boolean bySlot = command == SEM_STAT || command == SEM_STAT_ANY;
    SemaphoreSet set = bySlot ? sets.inSlot(call.argument(0)) : sets.find(call.argument(0));
    if (set == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    return switch (command) {
      case IpcCalls.IPC_STAT, SEM_STAT, SEM_STAT_ANY -> status(call, set, command);
      case IpcCalls.IPC_SET -> {
        Errno bad = common.set(call, set, call.argument(3));
        yield bad == null ? Outcome.done(0) : Outcome.failed(bad);
      }
      case IpcCalls.IPC_RMID -> remove(call, set);
      case GETALL, SETALL -> all(call, set, command);
      case GETVAL, GETPID, GETNCNT, GETZCNT, SETVAL -> one(call, set, command);
      default -> Outcome.failed(Errno.EINVAL);
    };
  }

  private Outcome status(Call call, SemaphoreSet set, int command) {
    if (command != SEM_STAT_ANY && !allows(call, set, IpcPermission.READ)) {
      return Outcome.failed(Errno.EACCES);
    }
    IpcCalls.write(
        call,
        call.argument(3),
        set,
        0,
        (int) set.lastOperation(),
        (int) (set.lastOperation() >>> 32),
        (int) set.changed(),
        (int) (set.changed() >>> 32),
        set.count(),
        0,
        0);
    return Outcome.done(command == IpcCalls.IPC_STAT ? 0 : set.id());
  }

  private Outcome remove(Call call, SemaphoreSet set) {
    if (!set.permission().isOwner(call.process().credentials())) {
      return Outcome.failed(Errno.EPERM);
    }
    sets.remove(set);
    return Outcome.done(0);
  }

  /** GETALL and SETALL: an array of halves. */
  private Outcome all(Call call, SemaphoreSet set, int command) {
    boolean sets = command == SETALL;
    if (!allows(call, set, sets ? IpcPermission.WRITE : IpcPermission.READ)) {
      return Outcome.failed(Errno.EACCES);
    }
    byte[] bytes =
        sets ? call.memory().read(call.argument(3), set.count() * 2) : new byte[set.count() * 2];
    for (int i = 0; i < set.count(); i++) {
      int value = sets ? bytes[i * 2] & 0xff | (bytes[i * 2 + 1] & 0xff) << 8 : set.value(i);
      if (value > SemaphoreSet.HIGHEST) {
        return Outcome.failed(Errno.ERANGE);
      }
      bytes[i * 2] = (byte) value;
      bytes[i * 2 + 1] = (byte) (value >>> 8);
    }
    if (sets) {
      setAll(call, set, bytes);
    } else {
      call.memory().write(call.argument(3), bytes);
    }
    return Outcome.done(0);
  }

  private void setAll(Call call, SemaphoreSet set, byte[] bytes) {
    for (int i = 0; i < set.count(); i++) {
      int value = bytes[i * 2] & 0xff | (bytes[i * 2 + 1] & 0xff) << 8;
      set.set(i, value, call.process().pid());
    }
    set.noteChange(IpcCalls.now(clock));
  }

  private Outcome one(Call call, SemaphoreSet set, int command) {
    int semaphore = call.argument(1);
    int value = call.argument(3);
    boolean sets = command == SETVAL;
    if (!allows(call, set, sets ? IpcPermission.WRITE : IpcPermission.READ)) {
      return Outcome.failed(Errno.EACCES);
    }
    if (semaphore < 0 || semaphore >= set.count()) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (sets) {
      set.set(semaphore, value, call.process().pid());
      set.noteChange(IpcCalls.now(clock));
      return Outcome.done(0);
    }
    return Outcome.done(
        switch (command) {
          case GETVAL -> set.value(semaphore);
          case GETPID -> set.lastPid(semaphore);
          default -> set.waiting(semaphore, command == GETZCNT);
        });
  }

  /** struct seminfo: map, mni, mns, mnu, msl, opm, ume, usz, vmx, aem. */
  private Outcome info(Call call, int command) {
    boolean used = command == SEM_INFO;
    int most = SemaphoreCalls.MOST_SEMAPHORES;
    int total = sets.all().stream().mapToInt(SemaphoreSet::count).sum();
    int[] words = {
      1024000000,
      SystemV.MOST_SETS,
      1024000000,
      1024000000,
      most,
      SemaphoreCalls.MOST_OPERATIONS,
      SemaphoreCalls.MOST_OPERATIONS,
      used ? sets.all().size() : 20,
      SemaphoreSet.HIGHEST,
      used ? total : SemaphoreSet.HIGHEST
    };
    call.memory().write(call.argument(3), Words.bytes(words));
    return Outcome.done(sets.highestSlot());
  }

  private static boolean allows(Call call, SemaphoreSet set, int wanted) {
    return set.permission().allows(call.process().credentials(), wanted);
  }
}
