package ringside.kernel.syscall.process;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.identity.Capability;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.sched.SchedulingClass;
import ringside.kernel.sched.SchedulingEntity;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.Support;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Words;
import ringside.kernel.wait.Outcome;

/** sched_setattr and sched_getattr: class, priority and nice value in one structure. */
public final class SchedulingAttributes {
  /** Bytes of struct sched_attr: of its first version, and all that are known. */
  private static final int FIRST_BYTES = 48;

  private static final int KNOWN_BYTES = 56;
  private static final int RESET_ON_FORK = 1;
  private static final int RECLAIM = 2;
  private static final int OVERRUN = 4;
  private static final int KEEP_POLICY = 8;
  private static final int KEEP_PARAMS = 0x10;
  private static final int CLAMPS = 0x60;
  private static final int KNOWN_FLAGS =
      RESET_ON_FORK | RECLAIM | OVERRUN | KEEP_POLICY | KEEP_PARAMS | CLAMPS;
  private static final int SCHED_DEADLINE = 6;

  private final SchedulingTargets targets;

  public SchedulingAttributes(SchedulingTargets targets) {
    this.targets = targets;
  }

  public void register(SyscallTable table) {
    Support support = Support.partial("no SCHED_DEADLINE: EPERM; no clamps of utilization");
    table.add(Syscall.SCHED_SETATTR, "ipx", support, this::set);
    table.add(Syscall.SCHED_GETATTR, "ipux", support, this::get);
  }

  /** What a caller asks for. */
  private record Wanted(int policy, long flags, int nice, int priority) {}

  private Outcome set(Call call) {
    int tid = call.argument(0);
    if (call.argument(1) == 0 || tid < 0 || call.argument(2) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    int size = call.memory().readWord(call.argument(1));
    if (size != 0 && size < FIRST_BYTES
        || Integer.compareUnsigned(size, AddressSpace.PAGE) > 0
        || hasMore(call, size)) {
      call.memory().writeWord(call.argument(1), KNOWN_BYTES);
      return Outcome.failed(Errno.E2BIG);
    }
    Wanted wanted =
        new Wanted(
            call.memory().readWord(call.argument(1) + 4),
            call.memory().readLong(call.argument(1) + 8),
            Math.max(-20, Math.min(19, call.memory().readWord(call.argument(1) + 16))),
            call.memory().readWord(call.argument(1) + 20));
    if (wanted.policy < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    SchedulingTargets.Target target = targets.find(call, tid);
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    Errno refusal = apply(call, target, wanted);
    return refusal == null ? Outcome.done(0) : Outcome.failed(refusal);
  }

  private static boolean hasMore(Call call, int size) {
    for (int at = KNOWN_BYTES; at < size; at++) {
      if (call.memory().read(call.argument(1) + at, 1)[0] != 0) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Errno apply(Call call, SchedulingTargets.Target target, Wanted wanted) {
    SchedulingEntity entity = target.entity();
    boolean keeps = (wanted.flags & KEEP_POLICY) != 0;
    if (!keeps && wanted.policy == SCHED_DEADLINE) {
      return Errno.EPERM;
    }
    SchedulingClass chosen = keeps ? entity.schedulingClass() : SchedulingClass.of(wanted.policy);
    if (chosen == null || (wanted.flags & ~KNOWN_FLAGS) != 0) {
      return Errno.EINVAL;
    }
    if ((wanted.flags & CLAMPS) != 0) {
      return Errno.EOPNOTSUPP;
    }
    boolean keepsParams = (wanted.flags & KEEP_PARAMS) != 0;
    int priority = keepsParams ? entity.realtimePriority() : wanted.priority;
    int nice = keepsParams || chosen.isRealtime() ? entity.nice() : wanted.nice;
    if (!chosen.allowsPriority(priority)) {
      return Errno.EINVAL;
    }
    boolean reset = (wanted.flags & RESET_ON_FORK) != 0;
    boolean leavesIdle =
        entity.schedulingClass() == SchedulingClass.IDLE && chosen != SchedulingClass.IDLE;
    boolean rises = chosen.isRealtime() || nice < entity.nice() || leavesIdle;
    boolean forgets = entity.resetOnFork() && !reset;
    boolean privileged = call.process().credentials().may(Capability.SYS_NICE);
    if (!target.mayBeChangedBy(call) || (rises || forgets) && !privileged) {
      return Errno.EPERM;
    }
    entity.setNice(nice);
    targets.change(target, () -> entity.setClass(chosen, priority));
    entity.setResetOnFork(reset);
    return null;
  }

  private Outcome get(Call call) {
    int size = call.argument(2);
    boolean fits =
        Integer.compareUnsigned(size, FIRST_BYTES) >= 0
            && Integer.compareUnsigned(size, AddressSpace.PAGE) <= 0;
    if (call.argument(1) == 0 || call.argument(0) < 0 || !fits || call.argument(3) != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    SchedulingTargets.Target target = targets.find(call, call.argument(0));
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    SchedulingEntity entity = target.entity();
    int known = Math.min(size, KNOWN_BYTES);
    int[] words = new int[known / 4];
    words[0] = known;
    words[1] = entity.schedulingClass().number();
    words[2] = entity.resetOnFork() ? RESET_ON_FORK : 0;
    words[4] = entity.schedulingClass().isRealtime() ? 0 : entity.nice();
    words[5] = entity.realtimePriority();
    call.memory().write(call.argument(1), Words.bytes(words));
    return Outcome.done(0);
  }
}
