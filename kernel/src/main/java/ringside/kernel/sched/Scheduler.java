package ringside.kernel.sched;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.kernel.choice.Choices;
import ringside.kernel.choice.Question;
import ringside.kernel.choice.ScheduleException;
import ringside.kernel.choice.Turns;
import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.Events;
import ringside.kernel.event.Reason;
import ringside.kernel.event.Stamp;
import ringside.kernel.event.ThreadState;
import ringside.kernel.event.WaitTarget;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;
import ringside.kernel.wait.WaitQueue;
import ringside.kernel.wait.Wakeups;

/**
 * Moves threads between their states. The policy says who is next; this class links and unlinks, in
 * guest memory as well, and tells of every transition.
 */
public final class Scheduler<T extends Schedulable> {
  private final SchedulingPolicy<T> policy;
  private final KernelCode code;
  private final KernelLayout layout;
  private final Events events;
  private final Choices choices;
  private final Map<Integer, T> ready = new HashMap<>();
  private @Nullable T running;
  private @Nullable T ruled;

  /** Who is taken next, whatever the policy says; null where the policy decides. */
  private @Nullable T told;

  /** A scheduler with no threads. */
  public Scheduler(
      SchedulingPolicy<T> policy, KernelCode code, KernelLayout layout, Choices choices) {
    this.policy = policy;
    this.code = code;
    this.layout = layout;
    this.events = code.events();
    this.choices = choices;
  }

  /** Puts a thread to the ready ones. */
  public void makeReady(T thread, Reason reason) {
    code.run(Routine.ENQUEUE);
    code.update(layout.staticWord(StaticWord.RUN_QUEUE), thread.object());
    code.store(thread.linkField(), 0);
    if (thread.isSuspended()) {
      move(thread, ThreadState.READY_SUSPENDED, reason);
      return;
    }
    boolean preempted = thread.state() == ThreadState.RUNNING;
    move(thread, ThreadState.READY, reason);
    add(thread, preempted);
  }

  private void add(T thread, boolean preempted) {
    ready.put(thread.tid(), thread);
    policy.add(thread, now(), preempted);
  }

  private void remove(T thread) {
    ready.remove(thread.tid());
    policy.remove(thread);
  }

  /** The thread that runs, or ran last; null before the first. */
  public @Nullable T running() {
    return running;
  }

  /** Takes the next ready thread and makes it the running one; null where none is ready. */
  public @Nullable T pick() {
    code.run(Routine.PICK_NEXT);
    code.load(layout.staticWord(StaticWord.RUN_QUEUE));
    T thread = takeTold();
    if (thread == null) {
      thread = choose();
      if (thread == null) {
        return null;
      }
      long examined = choices.choose(Question.EXAMINED, policy::examined);
      for (long i = 1; i < examined; i++) {
        code.run(Routine.PICK_COMPARE);
      }
    }
    code.load(thread.linkField());
    code.store(layout.staticWord(StaticWord.RUN_QUEUE), 0);
    code.store(layout.staticWord(StaticWord.CURRENT_THREAD), thread.object());
    move(thread, ThreadState.RUNNING, Reason.PICKED);
    running = thread;
    return thread;
  }

  /** A person wants the running thread to make way for this one, which is ready. */
  public void tell(T thread) {
    told = thread;
  }

  /** Whether a person has said who is next. */
  public boolean isTold() {
    return told != null;
  }

  private @Nullable T takeTold() {
    T wanted = told;
    told = null;
    if (wanted == null || wanted.state() != ThreadState.READY) {
      return null;
    }
    remove(wanted);
    return wanted;
  }

  private @Nullable T choose() {
    ruled = null;
    int tid = (int) choices.choose(Question.NEXT, this::rule);
    T chosen = ready.remove(tid);
    if (chosen == null && tid != 0) {
      throw new ScheduleException(
          "it is not of this run: thread " + tid + " is to run next, which is not ready");
    }
    if (chosen != null && chosen != ruled) {
      policy.remove(chosen);
    }
    return chosen;
  }

  /** The tid of the thread that is taken, 0 for none. */
  private long rule() {
    return choices.turns().next(now(), ready::containsKey, this::ofPolicy);
  }

  /** The tid of the thread that the policy takes out, 0 for none. */
  private long ofPolicy() {
    ruled = policy.next(now());
    return ruled == null ? 0 : ruled.tid();
  }

  /**
   * Lets the running thread wait.
   *
   * @param queues what it waits for, at least one: the first of them to be woken wakes it
   */
  public void park(T thread, List<WaitQueue> queues) {
    for (WaitQueue queue : queues) {
      code.run(Routine.PARK);
      code.store(thread.linkField(), 0);
      queue.add(thread);
    }
    thread.waitOn(queues);
    move(thread, ThreadState.BLOCKED, Reason.WAITS);
  }

  /** Wakes a thread that waits; does nothing for one that does not. */
  public void wake(T thread, Reason reason) {
    if (thread.waitsOn().isEmpty()) {
      return;
    }
    code.run(Routine.WAKE);
    code.load(thread.linkField());
    Wakeups.leaveQueues(thread);
    if (thread.isStopped()) {
      move(thread, ThreadState.STOPPED, reason);
    } else {
      makeReady(thread, reason);
    }
  }

  /** Takes a thread out of whatever queue it is in, for good or until it is made ready. */
  public void withdraw(T thread, ThreadState state, Reason reason) {
    Wakeups.leaveQueues(thread);
    if (thread.state() == ThreadState.READY) {
      remove(thread);
    }
    if (thread.state() != ThreadState.CREATED) {
      code.run(Routine.DEQUEUE);
      code.load(thread.linkField());
    }
    move(thread, state, reason);
  }

  /** Takes a thread out with its process; one that waits goes on waiting. */
  public void suspend(T thread, Reason reason) {
    if (thread.state() == ThreadState.READY) {
      remove(thread);
      move(thread, ThreadState.READY_SUSPENDED, reason);
    } else if (thread.state() == ThreadState.BLOCKED) {
      move(thread, ThreadState.BLOCKED_SUSPENDED, reason);
    }
  }

  /** Takes a thread back with its process. */
  public void bringBack(T thread, Reason reason) {
    if (thread.state() == ThreadState.READY_SUSPENDED) {
      makeReady(thread, reason);
    } else if (thread.state() == ThreadState.BLOCKED_SUSPENDED) {
      move(thread, ThreadState.BLOCKED, reason);
    }
  }

  /** Changes what the policy goes by: a ready thread is queued anew. */
  public void change(T thread, Runnable change) {
    boolean queued = thread.state() == ThreadState.READY;
    if (queued) {
      remove(thread);
    }
    change.run();
    if (queued) {
      add(thread, false);
    }
  }

  /** Who hears of turns, and may say when they are over. */
  public Turns turns() {
    return choices.turns();
  }

  /** Whether any thread is ready. */
  public boolean hasReady() {
    return policy.hasReady();
  }

  /** Whether a ready thread should push the running one aside at once. */
  public boolean preempts(T running) {
    long ranFor = now() - running.since();
    return choices.choose(Question.PREEMPT, () -> policy.preempts(running, ranFor) ? 1 : 0) != 0;
  }

  /** Cycles of a turn of a thread. */
  public long quantum(T thread) {
    return choices.choose(Question.QUANTUM, () -> policy.quantum(thread));
  }

  private void move(T thread, ThreadState state, Reason reason) {
    ThreadState before = thread.state();
    if (before == ThreadState.RUNNING) {
      policy.ran(thread, now() - thread.since());
    }
    code.store(thread.stateField(), state.ordinal());
    thread.enter(state, now());
    if (events.happens(EventKind.STATE)) {
      List<WaitQueue> queues = thread.waitsOn();
      WaitTarget target = queues.isEmpty() ? null : queues.get(0).target();
      Stamp at = events.at(thread.pid(), thread.tid());
      events.tell(new Event.StateChanged(at, before, state, reason, target, by(thread, reason)));
    }
  }

  /** The thread on whose behalf the kernel moves another one. */
  private int by(T moved, Reason reason) {
    T acting = running;
    if (acting == null || acting == moved || acting.state() != ThreadState.RUNNING) {
      return 0;
    }
    return reason.isInterrupt() ? 0 : acting.tid();
  }

  private long now() {
    return code.hart().meter().clock();
  }
}
