package ringside.kernel.syscall.process;

import org.jspecify.annotations.Nullable;
import ringside.kernel.identity.Capability;
import ringside.kernel.identity.Credentials;
import ringside.kernel.ipc.PriorityFutexes;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Processes;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.SchedulingEntity;
import ringside.kernel.syscall.Call;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** Whom scheduling calls are about: a thread, or process 1, which has none that could run. */
public final class SchedulingTargets {
  private final KernelCode code;
  private final Scheduler<GuestThread> scheduler;
  private final PriorityFutexes<GuestThread> locks;
  private final Processes processes;
  private final Target reaper = new Target(new SchedulingEntity(), new Credentials(0), null);

  public SchedulingTargets(
      KernelCode code,
      Scheduler<GuestThread> scheduler,
      PriorityFutexes<GuestThread> locks,
      Processes processes) {
    this.code = code;
    this.scheduler = scheduler;
    this.locks = locks;
    this.processes = processes;
  }

  /**
   * One of them.
   *
   * @param owner who may change it, beside those with CAP_SYS_NICE
   * @param thread null for process 1
   */
  record Target(SchedulingEntity entity, Credentials owner, @Nullable GuestThread thread) {
    static Target of(GuestThread thread) {
      return new Target(thread.entity(), thread.process().credentials(), thread);
    }

    /** Whether a caller may change it (sched_setscheduler(2), setpriority(2)). */
    boolean mayBeChangedBy(Call call) {
      Credentials caller = call.process().credentials();
      return caller.may(Capability.SYS_NICE)
          || caller.euid() == owner.uid()
          || caller.euid() == owner.euid();
    }
  }

  /** Whom a tid names, 0 the caller; or null. */
  @Nullable Target find(Call call, int tid) {
    code.run(Routine.GET_ID);
    if (tid == 0) {
      return Target.of(call.thread());
    }
    GuestThread thread = processes.findThread(tid);
    if (thread == null) {
      return tid == Processes.REAPER ? reaper : null;
    }
    return Target.of(thread);
  }

  /** Changes the class or priority of one, and what it lends. */
  void change(Target target, Runnable change) {
    GuestThread thread = target.thread;
    if (thread == null) {
      change.run();
    } else {
      scheduler.change(thread, change);
      locks.changed(thread);
    }
  }

  /** Changes the nice value of one, and what it lends. */
  void setNice(Target target, int nice) {
    target.entity.setNice(nice);
    if (target.thread != null) {
      locks.changed(target.thread);
    }
  }
}
