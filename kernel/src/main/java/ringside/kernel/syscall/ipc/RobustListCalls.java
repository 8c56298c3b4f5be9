package ringside.kernel.syscall.ipc;

import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Looking;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** Where a thread keeps the list of its robust mutexes: set_robust_list, get_robust_list. */
public final class RobustListCalls {
  private static final int ROBUST_HEAD_BYTES = 12;

  private final KernelCode code;
  private final Processes processes;

  public RobustListCalls(KernelCode code, Processes processes) {
    this.code = code;
    this.processes = processes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SET_ROBUST_LIST, "pu", this::setRobustList);
    table.add(Syscall.GET_ROBUST_LIST, "ipp", this::getRobustList);
  }

  private Outcome setRobustList(Call call) {
    if (call.argument(1) != ROBUST_HEAD_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    code.run(Routine.SET_FIELD);
    code.store(call.thread().robustField(), call.argument(0));
    call.thread().setRobustList(call.argument(0));
    return Outcome.done(0);
  }

  private Outcome getRobustList(Call call) {
    int tid = call.argument(0);
    GuestThread thread = tid == 0 ? call.thread() : processes.findThread(tid);
    if (thread == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (!Looking.isAllowed(call.process(), thread.process())) {
      return Outcome.failed(Errno.EPERM);
    }
    call.memory().writeWord(call.argument(2), ROBUST_HEAD_BYTES);
    call.memory().writeWord(call.argument(1), thread.robustList());
    return Outcome.done(0);
  }
}
