package ringside.kernel.syscall.process;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.OpenFlags;
import ringside.kernel.process.PidFile;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.Looking;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** Processes by descriptors: pidfd_open, pidfd_getfd; signals by one are {@code SignalCalls}'. */
public final class PidFileCalls {
  private final KernelCode code;
  private final Processes processes;

  public PidFileCalls(KernelCode code, Processes processes) {
    this.code = code;
    this.processes = processes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.PIDFD_OPEN, "ix", this::open);
    table.add(Syscall.PIDFD_GETFD, "ddx", this::getDescriptor);
  }

  private Outcome open(Call call) {
    code.run(Routine.GET_ID);
    int pid = call.argument(0);
    int flags = call.argument(1);
    if ((flags & ~OpenFlags.NON_BLOCKING) != 0 || pid <= 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Process target = processes.find(pid);
    if (target == null) {
      boolean ofThread = processes.findAny(pid) != null;
      return Outcome.failed(ofThread ? Errno.EINVAL : Errno.ESRCH);
    }
    return Descriptors.install(call, new PidFile(target), flags | OpenFlags.CLOSE_ON_EXEC);
  }

  private Outcome getDescriptor(Call call) {
    code.run(Routine.GET_ID);
    if (call.argument(2) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Process target = process(call, 0);
    if (target.exitStatus() != null) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (!Looking.isAllowed(call.process(), target)) {
      return Outcome.failed(Errno.EPERM);
    }
    OpenFile file = target.files().find(call.argument(1));
    if (file == null) {
      return Outcome.failed(Errno.EBADF);
    }
    int descriptor = Descriptors.open(call, file, 0, true);
    return descriptor < 0 ? Outcome.failed(Errno.EMFILE) : Outcome.done(descriptor);
  }

  /** The process of a descriptor; fails with EBADF where it is none of a process. */
  static Process process(Call call, int argument) {
    if (call.file(argument) instanceof PidFile file) {
      return file.process();
    }
    throw new FileError(Errno.EBADF);
  }
}
