package ringside.kernel.syscall.process;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.event.Reason;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.process.ExitStatus;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.PidFile;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Descriptors;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** clone, clone3, exit, exit_group. */
public final class ProcessCalls {
  private static final int CSIGNAL = 0xff;
  private static final int CLONE_VM = 0x100;
  private static final int CLONE_FS = 0x200;
  private static final int CLONE_FILES = 0x400;
  private static final int CLONE_SIGHAND = 0x800;
  private static final int CLONE_PIDFD = 0x1000;
  private static final int CLONE_VFORK = 0x4000;
  private static final int CLONE_PARENT = 0x8000;
  private static final int CLONE_THREAD = 0x10000;
  private static final int CLONE_DETACHED = 0x400000;
  private static final int CLONE_SETTLS = 0x80000;
  private static final int CLONE_PARENT_SETTID = 0x100000;
  private static final int CLONE_CHILD_CLEARTID = 0x200000;
  private static final int CLONE_CHILD_SETTID = 0x1000000;
  private static final int CLONE_NAMESPACES = 0x7e020080;
  private static final int REGISTER_SP = 2;
  private static final int REGISTER_TP = 4;
  private static final int REGISTER_A0 = 10;

  private final KernelCode code;
  private final Scheduler<GuestThread> scheduler;
  private final Processes processes;
  private final CpuLimit cpuLimit;

  public ProcessCalls(
      KernelCode code, Scheduler<GuestThread> scheduler, Processes processes, CpuLimit cpuLimit) {
    this.code = code;
    this.scheduler = scheduler;
    this.processes = processes;
    this.cpuLimit = cpuLimit;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.CLONE, "cpppp", Support.partial("no namespaces"), this::doClone);
    table.add(
        Syscall.CLONE3,
        "pu",
        Support.partial("no namespaces, no set_tid, no cgroup"),
        this::clone3);
    table.add(Syscall.EXIT, "i", this::exit);
    table.add(Syscall.EXIT_GROUP, "i", this::exitGroup);
  }

  private Outcome doClone(Call call) {
    int flags = call.argument(0);
    boolean twoMeanings = (flags & CLONE_PIDFD) != 0 && (flags & CLONE_PARENT_SETTID) != 0;
    if (twoMeanings) {
      return Outcome.failed(Errno.EINVAL);
    }
    return clone(
        call,
        new CloneRequest(
            flags & ~CSIGNAL,
            flags & CSIGNAL,
            call.argument(1),
            call.argument(2),
            call.argument(3),
            call.argument(4),
            call.argument(2),
            false));
  }

  /** clone3: struct clone_args of 64-bit fields. */
  private Outcome clone3(Call call) {
    return clone(call, CloneRequest.read(call.memory(), call.argument(0), call.argument(1)));
  }

  private Outcome clone(Call call, CloneRequest request) {
    int flags = request.flags();
    if (call.pending().retried()) {
      return afterVfork(call);
    }
    boolean threadWithoutMemory =
        (flags & CLONE_THREAD) != 0 && (flags & CLONE_SIGHAND) == 0
            || (flags & CLONE_SIGHAND) != 0 && (flags & CLONE_VM) == 0;
    boolean threadByDescriptor =
        (flags & CLONE_PIDFD) != 0 && (flags & (CLONE_THREAD | CLONE_DETACHED)) != 0;
    if (threadWithoutMemory || threadByDescriptor || (flags & CLONE_NAMESPACES) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if ((flags & CLONE_PIDFD) != 0) {
      Descriptors.requireRoom(call);
      call.memory().writeWord(request.pidFile(), -1);
    }
    if (!processes.roomFor(call.process())) {
      return Outcome.failed(Errno.EAGAIN);
    }
    GuestThread child =
        (flags & CLONE_THREAD) != 0
            ? processes.addThread(call.process())
            : processes.fork(
                call.process(),
                (flags & CLONE_VM) != 0,
                (flags & CLONE_FILES) != 0,
                request.exitSignal());
    return start(call, child, request);
  }

  private Outcome start(Call call, GuestThread child, CloneRequest request) {
    int flags = request.flags();
    copyRegisters(call, child, request);
    child.signals().setBlocked(call.thread().signals().blocked());
    child.entity().inherit(call.thread().entity());
    child.inheritTimerSlack(call.thread());
    if ((flags & CLONE_PARENT_SETTID) != 0) {
      storeTid(call, request.parentTid(), child.tid());
    }
    if ((flags & CLONE_CHILD_SETTID) != 0) {
      child.setSetChildTid(request.childTid());
    }
    if ((flags & CLONE_CHILD_CLEARTID) != 0) {
      child.setClearChildTid(request.childTid());
    }
    if ((flags & (CLONE_FS | CLONE_THREAD)) == CLONE_FS) {
      child.process().shareContext(call.process().context());
    }
    if (request.clearsHandlers()) {
      child.process().signals().forgetHandlers();
    }
    if ((flags & CLONE_PIDFD) != 0) {
      PidFile file = new PidFile(child.process());
      storeTid(call, request.pidFile(), Descriptors.open(call, file, 0, true));
    }
    if ((flags & (CLONE_PARENT | CLONE_THREAD)) == CLONE_PARENT) {
      processes.giveTo(child.process(), call.process().parent());
      child.process().setExitSignal(call.process().exitSignal());
    }
    if ((flags & CLONE_THREAD) == 0) {
      cpuLimit.watch(child.process());
    }
    boolean vfork = (flags & CLONE_VFORK) != 0 && (flags & CLONE_THREAD) == 0;
    if (vfork) {
      processes.markVforked(child.process());
    }
    scheduler.makeReady(child, Reason.CREATED);
    return vfork
        ? Outcome.wait(child.process().imageReleased(), child.tid()).uninterruptible()
        : Outcome.done(child.tid());
  }

  private void storeTid(Call call, int address, int tid) {
    try {
      call.memory().writeWord(address, tid);
    } catch (BadAddress | OutOfMemory refused) {
      // The child exists by now: Linux does not undo it for a bad address, either.
      code.finish();
    }
  }

  /** The parent of a vfork child goes on when the child has another image, or has ended. */
  private Outcome afterVfork(Call call) {
    int pid = call.pending().progress();
    Process child = processes.find(pid);
    if (child != null && child.isVforked()) {
      return Outcome.wait(child.imageReleased(), pid).uninterruptible();
    }
    return Outcome.done(pid);
  }

  /** The child returns from the same call with 0, on its own stack if it was given one. */
  private void copyRegisters(Call call, GuestThread child, CloneRequest request) {
    GuestThread parent = call.thread();
    code.run(Routine.CLONE_THREAD);
    for (int i = 0; i < GuestThread.SAVE_WORDS; i++) {
      int word = code.load(parent.object() + i * 4);
      code.store(child.object() + i * 4, word);
    }
    code.store(child.savedRegister(REGISTER_A0), 0);
    if (request.stack() != 0) {
      code.store(child.savedRegister(REGISTER_SP), request.stack());
    }
    if ((request.flags() & CLONE_SETTLS) != 0) {
      code.store(child.savedRegister(REGISTER_TP), request.tls());
    }
  }

  private Outcome exit(Call call) {
    processes.exitThread(call.thread(), call.argument(0));
    return new Outcome.Gone();
  }

  private Outcome exitGroup(Call call) {
    processes.terminate(call.process(), ExitStatus.exited(call.argument(0)));
    return new Outcome.Gone();
  }
}
