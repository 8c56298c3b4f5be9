package ringside.kernel.syscall.process;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Syscall;
import ringside.kernel.identity.Capability;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.process.Processes;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.SchedulingClass;
import ringside.kernel.sched.SchedulingEntity;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.syscall.Timespec;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.GuestClock;
import ringside.kernel.wait.Outcome;

/** Scheduling: classes and priorities, nice values, affinity, yielding (sched(7)). */
public final class SchedulingCalls {
  private static final int RESET_ON_FORK = 0x40000000;
  private static final int PRIO_PROCESS = 0;
  private static final int PRIO_PGRP = 1;
  private static final int PRIO_USER = 2;
  private static final int CPU_SET_BYTES = 4;

  private final KernelCode code;
  private final Scheduler<GuestThread> scheduler;
  private final SchedulingTargets targets;
  private final Processes processes;
  private final GuestClock clock;

  public SchedulingCalls(
      KernelCode code,
      Scheduler<GuestThread> scheduler,
      SchedulingTargets targets,
      Processes processes,
      GuestClock clock) {
    this.targets = targets;
    this.code = code;
    this.scheduler = scheduler;
    this.processes = processes;
    this.clock = clock;
  }

  public void register(SyscallTable table) {
    table.add(Syscall.SCHED_YIELD, "", this::yieldTurn);
    table.add(Syscall.GETPRIORITY, "ii", this::getPriority);
    table.add(Syscall.SETPRIORITY, "iii", this::setPriority);
    table.add(Syscall.SCHED_SETSCHEDULER, "iip", c -> setClass(c, c.argument(1), c.argument(2)));
    table.add(Syscall.SCHED_SETPARAM, "ip", c -> setClass(c, -1, c.argument(1)));
    table.add(Syscall.SCHED_GETSCHEDULER, "i", this::getClassOf);
    table.add(Syscall.SCHED_GETPARAM, "ip", this::getParameter);
    table.add(Syscall.SCHED_GET_PRIORITY_MAX, "i", c -> limit(c, SchedulingClass.HIGHEST_PRIORITY));
    table.add(Syscall.SCHED_GET_PRIORITY_MIN, "i", c -> limit(c, 1));
    table.add(Syscall.SCHED_RR_GET_INTERVAL_TIME64, "ip", this::turn);
    table.add(Syscall.SCHED_SETAFFINITY, "iup", this::setAffinity);
    table.add(Syscall.SCHED_GETAFFINITY, "iup", this::getAffinity);
    table.add(Syscall.GETCPU, "ppp", this::getCpu);
  }

  /** The thread goes to the end of the queue; the kernel switches on the way out. */
  private Outcome yieldTurn(Call call) {
    code.run(Routine.YIELD);
    call.thread().askToYield();
    return Outcome.done(0);
  }

  private Outcome getPriority(Call call) {
    List<SchedulingTargets.Target> chosen = chosen(call);
    if (chosen == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    // The raw call answers 20 - nice, so that no success looks like an error.
    chosen.forEach(this::touch);
    return chosen.stream()
        .map(target -> Outcome.done(20 - target.entity().nice()))
        .reduce((a, b) -> ((Outcome.Done) a).value() >= ((Outcome.Done) b).value() ? a : b)
        .orElse(Outcome.failed(Errno.ESRCH));
  }

  private Outcome setPriority(Call call) {
    List<SchedulingTargets.Target> chosen = chosen(call);
    if (chosen == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    int nice = Math.max(-20, Math.min(19, call.argument(2)));
    Outcome outcome = Outcome.failed(Errno.ESRCH);
    for (SchedulingTargets.Target target : chosen) {
      touch(target);
      if (!target.mayBeChangedBy(call)) {
        outcome = Outcome.failed(Errno.EPERM);
      } else if (nice < target.entity().nice()
          && !call.process().credentials().may(Capability.SYS_NICE)) {
        outcome = Outcome.failed(Errno.EACCES);
      } else {
        targets.setNice(target, nice);
        outcome =
            outcome instanceof Outcome.Done || isNotFound(outcome) ? Outcome.done(0) : outcome;
      }
    }
    return outcome;
  }

  private void touch(SchedulingTargets.Target target) {
    GuestThread thread = target.thread();
    if (thread != null) {
      code.run(Routine.THREAD_FIELD);
      code.load(thread.stateField());
    }
  }

  private static boolean isNotFound(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.errno() == Errno.ESRCH;
  }

  /** Whom which and who name, or null where which is unknown. */
  private @Nullable List<SchedulingTargets.Target> chosen(Call call) {
    int who = call.argument(1);
    return switch (call.argument(0)) {
      case PRIO_PROCESS -> {
        SchedulingTargets.Target target = targets.find(call, who);
        yield target == null ? List.of() : List.of(target);
      }
      case PRIO_PGRP -> {
        int group = who == 0 ? call.process().group() : who;
        yield threads(process -> process.group() == group);
      }
      case PRIO_USER -> {
        int user = who == 0 ? call.process().credentials().uid() : who;
        yield threads(process -> process.credentials().uid() == user);
      }
      default -> null;
    };
  }

  private List<SchedulingTargets.Target> threads(Predicate<Process> selected) {
    return processes.select(selected).stream()
        .flatMap(process -> process.threads().stream())
        .map(SchedulingTargets.Target::of)
        .toList();
  }

  /**
   * Sets class and priority.
   *
   * @param number of the class, or -1 to keep it
   * @param address of the priority
   */
  private Outcome setClass(Call call, int number, int address) {
    boolean keeps = call.pending().number() == Syscall.SCHED_SETPARAM.number();
    int tid = call.argument(0);
    if (tid < 0 || address == 0 || !keeps && number < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    int priority = call.memory().readWord(address);
    SchedulingTargets.Target target = targets.find(call, tid);
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    SchedulingEntity entity = target.entity();
    SchedulingClass wanted =
        keeps ? entity.schedulingClass() : SchedulingClass.of(number & ~RESET_ON_FORK);
    if (wanted == null || !wanted.allowsPriority(priority)) {
      return Outcome.failed(Errno.EINVAL);
    }
    boolean privileged = call.process().credentials().may(Capability.SYS_NICE);
    boolean leavesIdle =
        entity.schedulingClass() == SchedulingClass.IDLE && wanted != SchedulingClass.IDLE;
    if (!target.mayBeChangedBy(call) || (wanted.isRealtime() || leavesIdle) && !privileged) {
      return Outcome.failed(Errno.EPERM);
    }
    targets.change(target, () -> entity.setClass(wanted, priority));
    if (!keeps) {
      entity.setResetOnFork((number & RESET_ON_FORK) != 0);
    }
    return Outcome.done(0);
  }

  private Outcome getClassOf(Call call) {
    if (call.argument(0) < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    SchedulingTargets.Target target = targets.find(call, call.argument(0));
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    int reset = target.entity().resetOnFork() ? RESET_ON_FORK : 0;
    return Outcome.done(target.entity().schedulingClass().number() | reset);
  }

  private Outcome getParameter(Call call) {
    if (call.argument(0) < 0 || call.argument(1) == 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    SchedulingTargets.Target target = targets.find(call, call.argument(0));
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    call.memory().writeWord(call.argument(1), target.entity().realtimePriority());
    return Outcome.done(0);
  }

  private Outcome limit(Call call, int ofRealtime) {
    code.run(Routine.GET_ID);
    SchedulingClass which = SchedulingClass.of(call.argument(0));
    if (which == null) {
      return Outcome.failed(Errno.EINVAL);
    }
    return Outcome.done(which.isRealtime() ? ofRealtime : 0);
  }

  private Outcome turn(Call call) {
    if (call.argument(0) < 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    SchedulingTargets.Target target = targets.find(call, call.argument(0));
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    boolean endless = target.entity().schedulingClass() == SchedulingClass.FIFO;
    GuestThread like = target.thread() == null ? call.thread() : target.thread();
    long nanos = endless ? 0 : clock.toNanos(scheduler.quantum(like));
    Timespec.write(call.memory(), call.argument(1), nanos);
    return Outcome.done(0);
  }

  private Outcome setAffinity(Call call) {
    SchedulingTargets.Target target = targets.find(call, call.argument(0));
    int mask = call.argument(1) < CPU_SET_BYTES ? 0 : call.memory().readWord(call.argument(2));
    if (target == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    if (!target.mayBeChangedBy(call)) {
      return Outcome.failed(Errno.EPERM);
    }
    return (mask & 1) == 0 ? Outcome.failed(Errno.EINVAL) : Outcome.done(0);
  }

  private Outcome getAffinity(Call call) {
    int bytes = call.argument(1);
    if (Integer.compareUnsigned(bytes, CPU_SET_BYTES) < 0 || bytes % CPU_SET_BYTES != 0) {
      return Outcome.failed(Errno.EINVAL);
    }
    if (targets.find(call, call.argument(0)) == null) {
      return Outcome.failed(Errno.ESRCH);
    }
    call.memory().writeWord(call.argument(2), 1);
    return Outcome.done(CPU_SET_BYTES);
  }

  private Outcome getCpu(Call call) {
    code.run(Routine.GET_ID);
    for (int i = 0; i < 2; i++) {
      if (call.argument(i) != 0) {
        call.memory().writeWord(call.argument(i), 0);
      }
    }
    return Outcome.done(0);
  }
}
