package ringside.kernel.syscall.process;

import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.choice.RandomSource;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.process.ResourceLimits;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.IoVectors;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.Outcome;

/** Who am I: ids, groups, sessions, limits, names. */
public final class IdentityCalls {
  private static final int UTS_FIELD = 65;
  private static final int RANDOM_PART = 256;

  private final KernelCode code;
  private final Processes processes;
  private final RandomSource random;
  private final CpuLimit cpuLimit;

  public IdentityCalls(
      KernelCode code, Processes processes, RandomSource random, CpuLimit cpuLimit) {
    this.code = code;
    this.processes = processes;
    this.random = random;
    this.cpuLimit = cpuLimit;
  }

  public void register(SyscallTable table) {
    id(table, Syscall.GETPID, call -> call.process().pid());
    id(table, Syscall.GETPPID, call -> call.process().parent().pid());
    id(table, Syscall.GETTID, call -> call.thread().tid());
    id(table, Syscall.GETUID, call -> call.process().credentials().uid());
    id(table, Syscall.GETEUID, call -> call.process().credentials().euid());
    id(table, Syscall.GETGID, call -> call.process().credentials().gid());
    id(table, Syscall.GETEGID, call -> call.process().credentials().egid());
    table.add(Syscall.SET_TID_ADDRESS, "p", this::setTidAddress);
    table.add(Syscall.GETPGID, "i", call -> ofProcess(call, Process::group));
    table.add(Syscall.GETSID, "i", call -> ofProcess(call, Process::session));
    table.add(Syscall.SETPGID, "ii", this::setGroup);
    table.add(Syscall.SETSID, "", this::setSession);
    table.add(Syscall.UNAME, "p", this::uname);
    table.add(
        Syscall.PRLIMIT64,
        "iipp",
        Support.partial(
            "enforces CPU, FSIZE, NPROC, NOFILE, MEMLOCK, AS, DATA, SIGPENDING, and STACK below the machine's own"),
        this::limit);
    table.add(Syscall.GETRANDOM, "pux", this::random);
  }

  private void id(SyscallTable table, Syscall syscall, ToIntFunction<Call> field) {
    table.add(
        syscall,
        "",
        call -> {
          code.run(Routine.GET_ID);
          code.load(call.process().object());
          return Outcome.done(field.applyAsInt(call));
        });
  }

  private Outcome setTidAddress(Call call) {
    code.run(Routine.SET_FIELD);
    call.thread().setClearChildTid(call.argument(0));
    return Outcome.done(call.thread().tid());
  }

  private Outcome ofProcess(Call call, ToIntFunction<Process> field) {
    code.run(Routine.GET_ID);
    Process target = target(call, call.argument(0));
    return target == null ? Outcome.failed(Errno.ESRCH) : Outcome.done(field.applyAsInt(target));
  }

  private @Nullable Process target(Call call, int pid) {
    return pid == 0 ? call.process() : processes.findAny(pid);
  }

  private Outcome setGroup(Call call) {
    code.run(Routine.SET_FIELD);
    Process target = target(call, call.argument(0));
    boolean ofThread = target != null && call.argument(0) != 0 && target.pid() != call.argument(0);
    if (call.argument(1) < 0 || ofThread) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean own = target == call.process();
    if (target == null || !own && target.parent() != call.process()) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (target.session() != call.process().session()) {
      return Outcome.failed(Errno.EPERM);
    }
    if (!own && target.hasExecuted()) {
      return Outcome.failed(Errno.EACCES);
    }
    int group = call.argument(1) == 0 ? target.pid() : call.argument(1);
    if (target.leadsSession() || group != target.pid() && !isGroupOf(target.session(), group)) {
      return Outcome.failed(Errno.EPERM);
    }
    target.setGroup(group);
    return Outcome.done(0);
  }

  private boolean isGroupOf(int session, int group) {
    return !processes.select(each -> each.group() == group && each.session() == session).isEmpty();
  }

  private Outcome setSession(Call call) {
    code.run(Routine.SET_FIELD);
    Process process = call.process();
    boolean leadsGroup = !processes.select(other -> other.group() == process.pid()).isEmpty();
    if (leadsGroup) {
      return Outcome.failed(Errno.EPERM);
    }
    process.leadSession();
    return Outcome.done(process.pid());
  }

  private Outcome uname(Call call) {
    String[] fields = {"Linux", "ringside", "6.1.0", "#1 Ringside", "riscv32", "(none)"};
    byte[] structure = new byte[UTS_FIELD * fields.length];
    for (int i = 0; i < fields.length; i++) {
      byte[] text = fields[i].getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(text, 0, structure, i * UTS_FIELD, text.length);
    }
    call.memory().write(call.argument(0), structure);
    return Outcome.done(0);
  }

  private Outcome limit(Call call) {
    code.run(Routine.SET_FIELD);
    Process target = target(call, call.argument(0));
    int which = call.argument(1);
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (which < 0 || which >= ResourceLimits.COUNT) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (!mayLimit(call.process(), target)) {
      return Outcome.failed(Errno.EPERM);
    }
    ResourceLimits limits = target.limits();
    long soft = limits.soft(which);
    long hard = limits.hard(which);
    if (call.argument(2) != 0) {
      long newSoft = call.memory().readLong(call.argument(2));
      long newHard = call.memory().readLong(call.argument(2) + 8);
      if (Long.compareUnsigned(newSoft, newHard) > 0) {
        return Outcome.failed(Errno.EINVAL);
      }
      if (Long.compareUnsigned(newHard, hard) > 0
          && !call.process().credentials().may(Capability.SYS_RESOURCE)) {
        return Outcome.failed(Errno.EPERM);
      }
      limits.set(which, newSoft, newHard);
      if (which == ResourceLimits.CPU) {
        cpuLimit.watch(target);
      }
      if (which == ResourceLimits.STACK) {
        target.space().limitStack(newSoft);
      }
    }
    if (call.argument(3) != 0) {
      call.memory()
          .write(
              call.argument(3),
              Words.bytes((int) soft, (int) (soft >>> 32), (int) hard, (int) (hard >>> 32)));
    }
    return Outcome.done(0);
  }

  /** prlimit(2): its own, and those of processes that are the same user's in every way. */
  private static boolean mayLimit(Process caller, Process target) {
    Credentials own = caller.credentials();
    return caller == target
        || own.may(Capability.SYS_RESOURCE)
        || target.credentials().users().equals(all(own.uid()))
            && target.credentials().groups().equals(all(own.gid()));
  }

  private static Credentials.Ids all(int id) {
    return new Credentials.Ids(id, id, id);
  }

  private Outcome random(Call call) {
    if ((call.argument(2) & ~7) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    int start = call.argument(0);
    int wanted = call.argument(1);
    call.memory().requireUser(start, wanted);
    int length = wanted < 0 ? IoVectors.MOST_BYTES : Math.min(wanted, IoVectors.MOST_BYTES);
    code.run(Routine.GET_ID);
    for (int done = 0; done < length; done += RANDOM_PART) {
      for (int word = done; word < Math.min(length, done + RANDOM_PART); word += 4) {
        code.run(Routine.RANDOM_WORD);
      }
      byte[] part = random.next(Math.min(RANDOM_PART, length - done));
      try {
        call.memory().write(start + done, part);
      } catch (BadAddress bad) {
        return Outcome.done(bad.movedFrom(start)); // what has been written counts
      }
    }
    return Outcome.done(length);
  }
}
