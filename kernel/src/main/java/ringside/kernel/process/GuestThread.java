package ringside.kernel.process;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.event.Reason;
import ringside.kernel.event.ThreadState;
import ringside.kernel.file.Caller;
import ringside.kernel.identity.Who;
import ringside.kernel.sched.Schedulable;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.sched.SchedulingEntity;
import ringside.kernel.signal.ThreadSignals;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.TimerQueue;
import ringside.kernel.wait.WaitQueue;

/**
 * A thread of a guest process, with its TCB: a kernel object in guest memory that holds the save
 * area (31 registers, sepc, sstatus), the kernel context (14 words) and the links that the kernel's
 * code reads and writes.
 */
public final class GuestThread implements Schedulable {
  /** Words of the save area: x1..x31, sepc, sstatus. */
  public static final int SAVE_WORDS = 33;

  /** Words of the kernel context that a switch stores: ra, sp, s0..s11. */
  public static final int CONTEXT_WORDS = 14;

  /** Bytes of the TCB. */
  public static final int OBJECT_BYTES = 256;

  /** Nanoseconds; Linux: init_task. */
  private static final int TIMER_SLACK = 50_000;

  private static final int CONTEXT_OFFSET = SAVE_WORDS * 4;
  private static final int STATE_OFFSET = CONTEXT_OFFSET + CONTEXT_WORDS * 4;

  private final Process process;
  private final int object;
  private final ThreadTimes times = new ThreadTimes();
  private final ThreadSignals signals;
  private final Tracing tracing = new Tracing();
  private final SchedulingEntity entity = new SchedulingEntity();
  private final Scheduler<GuestThread> scheduler;
  private int tid;
  private ThreadState state = ThreadState.CREATED;
  private List<WaitQueue> waitsOn = List.of();
  private @Nullable PendingCall pendingCall;
  private Outcome.@Nullable Restart restart;
  private TimerQueue.@Nullable Timer timer;
  private int clearChildTid;
  private int setChildTid;
  private int robustList;
  private boolean yields;
  private int timerSlack = TIMER_SLACK;
  private int firstTimerSlack = TIMER_SLACK;

  GuestThread(
      int tid,
      Process process,
      int object,
      ThreadSignals signals,
      Scheduler<GuestThread> scheduler) {
    this.scheduler = scheduler;
    this.tid = tid;
    this.process = process;
    this.object = object;
    this.signals = signals;
  }

  /** Thread id; that of a process's first thread is its pid. */
  @Override
  public int tid() {
    return tid;
  }

  /** exec by a thread that is not the first: it takes over the pid. */
  void lead() {
    tid = process.pid();
  }

  /** The process it belongs to. */
  public Process process() {
    return process;
  }

  @Override
  public int pid() {
    return process.pid();
  }

  @Override
  public long since() {
    return times.since();
  }

  @Override
  public boolean isSuspended() {
    return process.hold().isSuspended();
  }

  @Override
  public boolean isStopped() {
    return process.hold().isStopped();
  }

  @Override
  public void wake(Reason reason) {
    scheduler.wake(this, reason);
  }

  /** Who walks a path in its name: its folder, its effective ids. */
  public Caller caller() {
    return new Caller(Who.effective(process.credentials()), process.context(), process.pid(), tid);
  }

  /** Kernel virtual address of the TCB. */
  @Override
  public int object() {
    return object;
  }

  /** Address of the saved x1..x31 (index 1..31). */
  public int savedRegister(int index) {
    return object + (index - 1) * 4;
  }

  /** Address of the saved pc. */
  public int savedPc() {
    return object + 31 * 4;
  }

  /** Address of the saved sstatus. */
  public int savedStatus() {
    return object + 32 * 4;
  }

  /** Address of a word of the kernel context, 0..13. */
  public int contextWord(int index) {
    return object + CONTEXT_OFFSET + index * 4;
  }

  /** Address of the state word. */
  @Override
  public int stateField() {
    return object + STATE_OFFSET;
  }

  /** Address of the link to the next thread in a queue. */
  @Override
  public int linkField() {
    return object + STATE_OFFSET + 4;
  }

  /** Address of the word that says which signals are pending. */
  public int signalField() {
    return object + STATE_OFFSET + 8;
  }

  /** Address of the place of its timer in the timer queue. */
  public int timerField() {
    return object + STATE_OFFSET + 12;
  }

  /** Address of the word that says where the robust mutexes are. */
  public int robustField() {
    return object + STATE_OFFSET + 44;
  }

  /** The state it is in. */
  @Override
  public ThreadState state() {
    return state;
  }

  /** Cycles spent in each state. */
  public ThreadTimes times() {
    return times;
  }

  /** Notes a transition; the scheduler's business. */
  @Override
  public void enter(ThreadState next, long clock) {
    state = next;
    times.enter(next, clock);
  }

  /** The queues it waits in; none where it does not wait. */
  @Override
  public List<WaitQueue> waitsOn() {
    return waitsOn;
  }

  /** Notes the queues it waits in. */
  @Override
  public void waitOn(List<WaitQueue> queues) {
    waitsOn = queues;
  }

  /** The system call it has begun and not ended, or null. */
  public @Nullable PendingCall pendingCall() {
    return pendingCall;
  }

  /** Begins or ends a system call. */
  public void setPendingCall(@Nullable PendingCall call) {
    pendingCall = call;
  }

  /** The signals of its own. */
  public ThreadSignals signals() {
    return signals;
  }

  /** How its last system call asks to be made again, or null; asking clears it. */
  public Outcome.@Nullable Restart takeRestart() {
    Outcome.Restart wanted = restart;
    restart = null;
    return wanted;
  }

  /** Notes that its system call was interrupted and asks to be made again. */
  public void askToRestart(Outcome.Restart how) {
    restart = how;
  }

  /** The timer that will end its wait, or null. */
  public TimerQueue.@Nullable Timer timer() {
    return timer;
  }

  /** Notes the timer that will end its wait. */
  public void setTimer(TimerQueue.@Nullable Timer next) {
    timer = next;
  }

  /** Where to store 0 and wake a futex when it ends, or 0 (CLONE_CHILD_CLEARTID). */
  public int clearChildTid() {
    return clearChildTid;
  }

  /** Sets where to store 0 at the end. */
  public void setClearChildTid(int address) {
    clearChildTid = address;
  }

  /** Address of the list of robust mutexes, or 0 (set_robust_list(2)). */
  public int robustList() {
    return robustList;
  }

  /** Sets the list of robust mutexes. */
  public void setRobustList(int address) {
    robustList = address;
  }

  /** Where to store the tid when it first runs, or 0 (CLONE_CHILD_SETTID). */
  public int setChildTid() {
    return setChildTid;
  }

  /** Sets where to store the tid when it first runs. */
  public void setSetChildTid(int address) {
    setChildTid = address;
  }

  /** By how many nanoseconds its waits may end late (PR_GET_TIMERSLACK); they never do. */
  public int timerSlack() {
    return timerSlack;
  }

  /** Sets that; what is not positive brings back what the thread began with (prctl(2)). */
  public void setTimerSlack(int nanos) {
    timerSlack = nanos > 0 ? nanos : firstTimerSlack;
  }

  /** A thread that is made begins with the slack of its maker (PR_SET_TIMERSLACK). */
  public void inheritTimerSlack(GuestThread maker) {
    timerSlack = maker.timerSlack;
    firstTimerSlack = maker.timerSlack;
  }

  /** Lets the next ready thread run when this one leaves the kernel. */
  public void askToYield() {
    yields = true;
  }

  /** Whether it has asked to yield; asking takes the wish away. */
  public boolean takeYield() {
    boolean asked = yields;
    yields = false;
    return asked;
  }

  /** Who traces it. */
  public Tracing tracing() {
    return tracing;
  }

  /** What the scheduling policy knows of it. */
  @Override
  public SchedulingEntity entity() {
    return entity;
  }
}
