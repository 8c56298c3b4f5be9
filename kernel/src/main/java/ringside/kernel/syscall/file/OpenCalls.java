package ringside.kernel.syscall.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.Directory;
import ringside.kernel.file.FileDescriptors;
import ringside.kernel.file.LeaseHeld;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.file.tree.FileTree;
import ringside.kernel.file.tree.PipeEnd;
import ringside.kernel.file.tree.Resolution;
import ringside.kernel.identity.Who;
import ringside.kernel.ipc.Pipe;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/** What makes and ends descriptors: openat, openat2, close, close_range, pipe2, memfd_create. */
public final class OpenCalls {
  private static final int PERMISSIONS = 07777;
  private static final int CLOSE_RANGE_UNSHARE = 2;
  private static final int CLOSE_RANGE_CLOEXEC = 4;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int MFD_CLOEXEC = 1;
  private static final int MFD_ALLOW_SEALING = 2;
  private static final int MFD_MODES = 0x18;
  private static final int LONGEST_MEMORY_NAME = 249;

  private final KernelCode code;
  private final KernelMemory memory;
  private final Wakeups wakeups;
  private final GuestClock clock;
  private final FileTree files;

  public OpenCalls(
      KernelCode code, KernelMemory memory, Wakeups wakeups, GuestClock clock, FileTree files) {
    this.code = code;
    this.memory = memory;
    this.wakeups = wakeups;
    this.clock = clock;
    this.files = files;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.OPENAT,
        "dsxo",
        Support.partial("O_DIRECT, O_SYNC and O_NOATIME change nothing"),
        this::openat);
    table.add(
        Syscall.OPENAT2,
        "dspu",
        Support.partial("O_DIRECT, O_SYNC and O_NOATIME change nothing"),
        this::openat2);
    table.add(Syscall.CLOSE, "d", this::close);
    table.add(
        Syscall.CLOSE_RANGE,
        "uux",
        Support.partial("CLOSE_RANGE_UNSHARE is for all threads of a process, no lingering"),
        this::closeRange);
    table.add(Syscall.PIPE2, "px", this::pipe2);
    table.add(Syscall.MEMFD_CREATE, "sx", Support.partial("no huge pages"), this::memfdCreate);
  }

  private Outcome openat(Call call) {
    if (call.pending().kept() != null) {
      return awaitPartner(call, call.pending().progress());
    }
    int permissions = call.argument(3) & PERMISSIONS;
    return open(call, new OpenHow(new OpenFlags(call.argument(2)), permissions, 0));
  }

  private Outcome openat2(Call call) {
    if (call.pending().kept() != null) {
      return awaitPartner(call, call.pending().progress());
    }
    return open(call, OpenHow.read(call.memory(), call.argument(2), call.argument(3)));
  }

  private Outcome open(Call call, OpenHow how) {
    String path = PathArguments.path(call, 1);
    if (path.isEmpty()) {
      return Outcome.failed(Errno.ENOENT);
    }
    Descriptors.requireRoom(call);
    Directory start = PathArguments.start(call, 0, how.startsAnywhere() ? path : ".");
    Resolution resolution = new Resolution(how.resolve(), start);
    OpenFile file;
    try {
      file =
          files.open(
              call.thread().caller(), start, path, how.flags(), how.permissions(), resolution);
    } catch (LeaseHeld held) {
      return LeaseCalls.await(held, how.flags().has(OpenFlags.NON_BLOCKING));
    }
    Outcome opened = Descriptors.install(call, file, how.flags().bits());
    return opened instanceof Outcome.Done done ? awaitPartner(call, done.value()) : opened;
  }

  /** Opening a FIFO waits for its other end; an interrupted open leaves no descriptor. */
  private static Outcome awaitPartner(Call call, int descriptor) {
    FileDescriptors files = call.process().files();
    OpenFile file = files.peek(descriptor);
    WaitQueue queue = file instanceof PipeEnd end ? end.awaited() : null;
    if (queue == null) {
      return Outcome.done(descriptor);
    }
    call.pending().keep(file);
    return Outcome.wait(queue, descriptor)
        .interruptedBy(
            () -> {
              files.close(descriptor);
              return new Outcome.Restart();
            });
  }

  private Outcome close(Call call) {
    code.run(Routine.FD_LOOKUP);
    Outcome lingering = linger(call);
    return lingering == null ? closeNow(call) : lingering;
  }

  private Outcome closeNow(Call call) {
    return call.process().files().close(call.argument(0))
        ? Outcome.done(0)
        : Outcome.failed(Errno.EBADF);
  }

  /** Waits where SO_LINGER says so, O_NONBLOCK or not; null where it is over, or never began. */
  private @Nullable Outcome linger(Call call) {
    OpenFile file = call.process().files().peek(call.argument(0));
    if (!(file instanceof Socket socket) || !socket.isLastUse()) {
      return null;
    }
    WaitQueue queue = socket.linger();
    long now = clock.cycles();
    if (!call.pending().retried()) {
      long seconds = socket.options().linger().seconds();
      call.pending().setDeadline(now + clock.toCycles(seconds * NANOS_PER_SECOND));
    }
    long deadline = call.pending().deadline();
    return queue == null || deadline <= now
        ? null
        : new Outcome.Wait(List.of(queue), deadline, 0, () -> closeNow(call));
  }

  private Outcome closeRange(Call call) {
    int first = call.argument(0);
    int last = call.argument(1);
    int flags = call.argument(2);
    boolean marks = (flags & CLOSE_RANGE_CLOEXEC) != 0;
    boolean known = (flags & ~(CLOSE_RANGE_CLOEXEC | CLOSE_RANGE_UNSHARE)) == 0;
    if (!known || Integer.compareUnsigned(first, last) > 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if ((flags & CLOSE_RANGE_UNSHARE) != 0) {
      call.process().unshareFiles();
    }
    FileDescriptors files = call.process().files();
    for (int descriptor : files.between(first, last)) {
      if (marks) {
        files.setCloseOnExec(descriptor, true);
      } else {
        files.close(descriptor);
      }
    }
    return Outcome.done(0);
  }

  private Outcome pipe2(Call call) {
    OpenFlags flags = new OpenFlags(call.argument(1));
    int known = OpenFlags.NON_BLOCKING | OpenFlags.CLOSE_ON_EXEC | OpenFlags.DIRECT;
    if ((flags.bits() & ~known) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Pipe pipe = new Pipe(memory, wakeups);
    PipeEnd.Both ends = PipeEnd.both(pipe);
    ends.reader().setPackets(flags.has(OpenFlags.DIRECT));
    ends.writer().setPackets(flags.has(OpenFlags.DIRECT));
    return Descriptors.installBoth(
        call, ends.reader(), ends.writer(), flags.bits(), call.argument(0));
  }

  private Outcome memfdCreate(Call call) {
    int flags = call.argument(1);
    String name = PathArguments.path(call, 0);
    boolean known = (flags & ~(MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_MODES)) == 0;
    if (!known || (flags & MFD_MODES) == MFD_MODES || name.length() > LONGEST_MEMORY_NAME) {
      return Outcome.failed(Errno.EINVAL);
    }
    Who owner = Who.effective(call.process().credentials());
    OpenFile file = files.openNameless(owner, name, (flags & MFD_ALLOW_SEALING) != 0);
    return Descriptors.install(
        call, file, (flags & MFD_CLOEXEC) != 0 ? OpenFlags.CLOSE_ON_EXEC : 0);
  }
}
