package ringside.kernel.syscall.process;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.identity.Capabilities;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** capget and capset: the sets of capabilities, which all threads of a process share here. */
public final class CapabilityCalls {
  private static final int VERSION_1 = 0x19980330;
  private static final int VERSION_2 = 0x20071026;
  private static final int VERSION_3 = 0x20080522;

  /** Words of one struct __user_cap_data_struct: effective, permitted, inheritable. */
  private static final int SETS = 3;

  private final KernelCode code;
  private final Processes processes;

  public CapabilityCalls(KernelCode code, Processes processes) {
    this.code = code;
    this.processes = processes;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.CAPGET, "pp", this::get);
    table.add(
        Syscall.CAPSET,
        "pp",
        Support.partial("the sets are the process's, where Linux's are the thread's"),
        this::set);
  }

  /** Who asks without a place for the answer wants to know the version only. */
  private Outcome get(Call call) {
    code.run(Routine.GET_ID);
    int halves = halves(call);
    if (halves == 0 || call.argument(1) == 0) {
      return call.argument(1) == 0 ? Outcome.done(0) : Outcome.failed(Errno.EINVAL);
    }
    int pid = call.memory().readWord(call.argument(0) + 4);
    if (pid < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    Process target = process(call, pid);
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    Capabilities sets = target.credentials().capabilities();
    int[] words = new int[halves * SETS];
    for (int half = 0; half < halves; half++) {
      words[half * SETS] = (int) (sets.effective() >>> half * 32);
      words[half * SETS + 1] = (int) (sets.permitted() >>> half * 32);
      words[half * SETS + 2] = (int) (sets.inheritable() >>> half * 32);
    }
    call.memory().write(call.argument(1), Words.bytes(words));
    return Outcome.done(0);
  }

  private @Nullable Process process(Call call, int pid) {
    return pid == 0 ? call.process() : processes.findAny(pid);
  }

  private Outcome set(Call call) {
    code.run(Routine.SET_FIELD);
    int halves = halves(call);
    if (halves == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    int pid = call.memory().readWord(call.argument(0) + 4);
    if (pid != 0 && pid != call.thread().tid()) {
      return Outcome.failed(Errno.EPERM);
    }
    long[] wanted = new long[SETS];
    for (int i = 0; i < halves * SETS; i++) {
      long word = call.memory().readWord(call.argument(1) + i * 4) & 0xffff_ffffL;
      wanted[i % SETS] |= word << i / SETS * 32 & Capability.ALL;
    }
    Credentials who = call.process().credentials();
    if (!who.capabilities().mayBecome(wanted[0], wanted[1], wanted[2])) {
      return Outcome.failed(Errno.EPERM);
    }
    who.setCapabilities(who.capabilities().with(wanted[0], wanted[1], wanted[2]));
    return Outcome.done(0);
  }

  /** Words of a set in the version that the header names; 0 where it is told ours instead. */
  private static int halves(Call call) {
    int version = call.memory().readWord(call.argument(0));
    if (version == VERSION_1) {
      return 1;
    }
    if (version == VERSION_2 || version == VERSION_3) {
      return 2;
    }
    call.memory().writeWord(call.argument(0), VERSION_3);
    return 0;
  }
}
