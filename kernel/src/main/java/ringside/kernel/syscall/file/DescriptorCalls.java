package ringside.kernel.syscall.file;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.file.tree.RamFile;
import ringside.kernel.identity.Capability;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;

/** What is done with descriptors themselves: dup, dup3, fcntl64. */
public final class DescriptorCalls {
  private static final int F_DUPFD = 0;
  private static final int F_GETFD = 1;
  private static final int F_SETFD = 2;
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int F_SETPIPE_SZ = 1031;
  private static final int F_GETPIPE_SZ = 1032;
  private static final int F_ADD_SEALS = 1033;
  private static final int F_GET_SEALS = 1034;
  private static final int MOST_DESCRIPTORS = 256;
  private static final int PAGE = 4096;
  private static final int LARGEST_PIPE = 1 << 20;
  private static final int ABSURD_PIPE = 1 << 30;

  private final LockCalls locks;
  private final AsyncCalls async;
  private final LeaseCalls leases;

  public DescriptorCalls(LockCalls locks, AsyncCalls async) {
    this.locks = locks;
    this.async = async;
    this.leases = new LeaseCalls(async);
  }

  public void register(SyscallTable table) {
    locks.register(table);
    table.add(Syscall.DUP, "d", this::dup);
    table.add(Syscall.DUP3, "ddx", this::dup3);
    table.add(Syscall.FCNTL64, "dix", Support.partial("no F_NOTIFY, no hints"), this::fcntl);
  }

  private Outcome dup(Call call) {
    OpenFile file = call.anyFile(0);
    return file == null ? Outcome.failed(Errno.EBADF) : install(call, file, 0, false);
  }

  private Outcome dup3(Call call) {
    OpenFile file = call.anyFile(0);
    int target = call.argument(1);
    int flags = call.argument(2);
    if ((flags & ~OpenFlags.CLOSE_ON_EXEC) != 0 || call.argument(0) == target) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (file == null || !isPossible(call, target)) {
      return Outcome.failed(Errno.EBADF);
    }
    call.process().files().replace(target, file, flags != 0);
    return Outcome.done(target);
  }

  private Outcome fcntl(Call call) {
    OpenFile file = call.anyFile(0);
    int value = call.argument(2);
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    return switch (call.argument(1)) {
      case F_DUPFD -> duplicateFrom(call, file, value, false);
      case F_DUPFD_CLOEXEC -> duplicateFrom(call, file, value, true);
      case F_GETFD -> Outcome.done(call.process().files().closesOnExec(call.argument(0)) ? 1 : 0);
      case F_SETFD -> {
        call.process().files().setCloseOnExec(call.argument(0), (value & 1) != 0);
        yield Outcome.done(0);
      }
      case F_GETFL -> Outcome.done(file.statusFlags());
      default -> file.onlyNames() ? Outcome.failed(Errno.EBADF) : fcntlOfOpened(call, file);
    };
  }

  private Outcome fcntlOfOpened(Call call, OpenFile file) {
    int value = call.argument(2);
    return switch (call.argument(1)) {
      case F_SETFL -> {
        file.setNonBlocking((value & OpenFlags.NON_BLOCKING) != 0);
        file.setAppending((value & OpenFlags.APPEND) != 0);
        async.setWanted(call, file, (value & OpenFlags.ASYNCHRONOUS) != 0);
        if (file instanceof PipeEnd end) {
          end.setPackets((value & OpenFlags.DIRECT) != 0);
        }
        yield Outcome.done(0);
      }
      case F_SETPIPE_SZ ->
          file instanceof PipeEnd end ? resize(call, end, value) : Outcome.failed(Errno.EBADF);
      case F_GETPIPE_SZ ->
          file instanceof PipeEnd end
              ? Outcome.done(end.pipe().capacity())
              : Outcome.failed(Errno.EBADF);
      case F_ADD_SEALS -> addSeals(file, value);
      case F_GET_SEALS ->
          file.mappable() instanceof RamFile ram
              ? Outcome.done(ram.seals().get())
              : Outcome.failed(Errno.EINVAL);
      default -> handleElsewhere(call, file);
    };
  }

  private Outcome handleElsewhere(Call call, OpenFile file) {
    Outcome signals = async.handle(call, file);
    Outcome lease = signals == null ? leases.handle(call, file) : signals;
    return lease == null ? locks.handle(call, file) : lease;
  }

  /** A power of two of pages, as Linux rounds it. */
  private static Outcome resize(Call call, PipeEnd end, int wanted) {
    if (wanted < 0 || wanted > ABSURD_PIPE) {
      return Outcome.failed(Errno.EINVAL);
    }
    int bytes = Math.max(PAGE, Integer.highestOneBit(Math.max(wanted - 1, 1)) << 1);
    boolean grows = bytes > end.pipe().capacity();
    if (grows
        && bytes > LARGEST_PIPE
        && !call.process().credentials().may(Capability.SYS_RESOURCE)) {
      return Outcome.failed(Errno.EPERM);
    }
    return end.pipe().setCapacity(bytes) ? Outcome.done(bytes) : Outcome.failed(Errno.EBUSY);
  }

  private static Outcome addSeals(OpenFile file, int seals) {
    if (!(file.mappable() instanceof RamFile ram)) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (file.accessMode() == 0) {
      return Outcome.failed(Errno.EPERM);
    }
    ram.seals().add(seals, ram.backing().isMappedWritable());
    return Outcome.done(0);
  }

  private static Outcome duplicateFrom(Call call, OpenFile file, int from, boolean closeOnExec) {
    return isPossible(call, from)
        ? install(call, file, from, closeOnExec)
        : Outcome.failed(Errno.EINVAL);
  }

  private static boolean isPossible(Call call, int descriptor) {
    return descriptor >= 0
        && descriptor < call.process().limits().soft(ResourceLimits.FILES)
        && descriptor < MOST_DESCRIPTORS;
  }

  private static Outcome install(Call call, OpenFile file, int from, boolean closeOnExec) {
    int descriptor = Descriptors.open(call, file, from, closeOnExec);
    return descriptor < 0 ? Outcome.failed(Errno.EMFILE) : Outcome.done(descriptor);
  }
}
