package ringside.kernel.syscall.process;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.process.PidFile;
import ringside.kernel.process.Process;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.PathArguments;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** What a process stops sharing, and whose ways it takes: unshare, setns, personality. */
public final class NamespaceCalls {
  private static final int CLONE_VM = 0x100;
  private static final int CLONE_FS = 0x200;
  private static final int CLONE_FILES = 0x400;
  private static final int CLONE_SIGHAND = 0x800;
  private static final int CLONE_THREAD = 0x10000;
  private static final int CLONE_SYSVSEM = 0x40000;

  /** CLONE_NEWTIME, NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
  private static final int NAMESPACES = 0x7e020080;

  private static final int KNOWN =
      CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM | NAMESPACES;

  private static final int ASK_PERSONALITY = -1;

  private final KernelCode code;

  public NamespaceCalls(KernelCode code) {
    this.code = code;
  }

  public void register(SyscallTable table) {
    table.add(
        Syscall.UNSHARE,
        "x",
        Support.partial("no namespaces: EPERM, as for a user who may make none"),
        this::unshare);
    table.add(Syscall.SETNS, "dx", Support.partial("no namespaces: EPERM or EINVAL"), this::enter);
    table.add(
        Syscall.PERSONALITY,
        "x",
        Support.partial("kept and inherited; no persona but Linux's does anything"),
        this::personality);
  }

  private Outcome unshare(Call call) {
    code.run(Routine.SET_FIELD);
    int flags = call.argument(0);
    Process process = call.process();
    boolean ofThreads = (flags & (CLONE_VM | CLONE_SIGHAND | CLONE_THREAD)) != 0;
    if ((flags & ~KNOWN) != 0 || ofThreads && process.threads().size() > 1) {
      return Outcome.failed(Errno.EINVAL);
    }
    if ((flags & NAMESPACES) != 0) {
      return Outcome.failed(Errno.EPERM);
    }
    if ((flags & CLONE_FS) != 0) {
      process.unshareContext();
    }
    if ((flags & CLONE_FILES) != 0) {
      process.unshareFiles();
    }
    return Outcome.done(0);
  }

  /** A descriptor for a process names its namespaces; any other file none. */
  private Outcome enter(Call call) {
    code.run(Routine.GET_ID);
    int type = call.argument(1);
    boolean ofProcess = PathArguments.file(call, 0) instanceof PidFile;
    if (!ofProcess || type == 0 || (type & ~NAMESPACES) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    return Outcome.failed(Errno.EPERM);
  }

  private Outcome personality(Call call) {
    code.run(Routine.SET_FIELD);
    int old = call.process().personality();
    if (call.argument(0) != ASK_PERSONALITY) {
      call.process().setPersonality(call.argument(0));
    }
    return Outcome.done(old);
  }
}
