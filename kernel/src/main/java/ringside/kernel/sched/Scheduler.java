package ringside.kernel.sched;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.kernel.process.GuestThread;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.KernelLayout;
import ringside.kernel.text.Routine;
import ringside.kernel.text.StaticWord;
import ringside.kernel.trace.KernelObserver;

/**
 * Moves threads between their states. The policy says who is next; this class links and unlinks, in
 * guest memory as well, and tells the observer of every transition.
 */
public final class Scheduler {
  private final SchedulingPolicy policy;
  private final KernelCode code;
  private final KernelLayout layout;
  private final KernelObserver observer;
  private @Nullable GuestThread running;

  /** A scheduler with no threads. */
  public Scheduler(
      SchedulingPolicy policy, KernelCode code, KernelLayout layout, KernelObserver observer) {
    this.policy = policy;
    this.code = code;
    this.layout = layout;
    this.observer = observer;
  }

  /** Puts a thread to the ready ones. */
  public void makeReady(GuestThread thread, String reason) {
    code.run(Routine.ENQUEUE);
    code.update(layout.staticWord(StaticWord.RUN_QUEUE), thread.object());
    code.store(thread.linkField(), 0);
    if (thread.process().isSuspended()) {
      move(thread, ThreadState.READY_SUSPENDED, reason);
      return;
    }
    boolean preempted = thread.state() == ThreadState.RUNNING;
    move(thread, ThreadState.READY, reason);
    policy.add(thread, now(), preempted);
  }

  /** The thread that runs, or ran last; null before the first. */
  public @Nullable GuestThread running() {
    return running;
  }

  /** Takes the next ready thread and makes it the running one; null where none is ready. */
  public @Nullable GuestThread pick() {
    code.run(Routine.PICK_NEXT);
    code.load(layout.staticWord(StaticWord.RUN_QUEUE));
    GuestThread thread = policy.next(now());
    if (thread == null) {
      return null;
    }
    for (int i = 1; i < policy.examined(); i++) {
      code.run(Routine.PICK_COMPARE);
    }
    code.load(thread.linkField());
    code.store(layout.staticWord(StaticWord.RUN_QUEUE), 0);
    code.store(layout.staticWord(StaticWord.CURRENT_THREAD), thread.object());
    move(thread, ThreadState.RUNNING, "picked");
    running = thread;
    return thread;
  }

  /**
   * Lets the running thread wait.
   *
   * @param queues what it waits for, at least one: the first of them to be woken wakes it
   */
  public void park(GuestThread thread, List<WaitQueue> queues) {
    for (WaitQueue queue : queues) {
      code.run(Routine.PARK);
      code.store(thread.linkField(), 0);
      queue.add(thread);
    }
    thread.waitOn(queues);
    move(thread, ThreadState.BLOCKED, queues.get(0).what());
  }

  /** Wakes all who wait in a queue, and one of those who are told in turn. */
  public void wakeAll(WaitQueue queue, String reason) {
    queue.told();
    for (GuestThread thread : new ArrayList<>(queue.threads())) {
      wake(thread, reason);
    }
    for (WaitQueue.Exclusive one : queue.exclusive()) {
      code.run(Routine.POLL_FILE);
      if (one.takeTurn()) {
        return;
      }
    }
  }

  /** Wakes a thread that waits; does nothing for one that does not. */
  public void wake(GuestThread thread, String reason) {
    if (thread.waitsOn().isEmpty()) {
      return;
    }
    code.run(Routine.WAKE);
    code.load(thread.linkField());
    leaveQueues(thread);
    if (thread.process().isStopped()) {
      move(thread, ThreadState.STOPPED, reason);
    } else {
      makeReady(thread, reason);
    }
  }

  /** Moves a waiting thread to another queue without waking it. */
  public void moveWaiter(GuestThread thread, WaitQueue target) {
    leaveQueues(thread);
    target.add(thread);
    thread.waitOn(List.of(target));
  }

  /** Takes a thread out of whatever queue it is in, for good or until it is made ready. */
  public void withdraw(GuestThread thread, ThreadState state, String reason) {
    leaveQueues(thread);
    if (thread.state() == ThreadState.READY) {
      policy.remove(thread);
    }
    if (thread.state() != ThreadState.CREATED) {
      code.run(Routine.DEQUEUE);
      code.load(thread.linkField());
    }
    move(thread, state, reason);
  }

  /** Takes a thread out with its process; one that waits goes on waiting. */
  public void suspend(GuestThread thread, String reason) {
    if (thread.state() == ThreadState.READY) {
      policy.remove(thread);
      move(thread, ThreadState.READY_SUSPENDED, reason);
    } else if (thread.state() == ThreadState.BLOCKED) {
      move(thread, ThreadState.BLOCKED_SUSPENDED, reason);
    }
  }

  /** Takes a thread back with its process. */
  public void bringBack(GuestThread thread, String reason) {
    if (thread.state() == ThreadState.READY_SUSPENDED) {
      makeReady(thread, reason);
    } else if (thread.state() == ThreadState.BLOCKED_SUSPENDED) {
      move(thread, ThreadState.BLOCKED, reason);
    }
  }

  /** Changes what the policy goes by: a ready thread is queued anew. */
  public void change(GuestThread thread, Runnable change) {
    boolean ready = thread.state() == ThreadState.READY;
    if (ready) {
      policy.remove(thread);
    }
    change.run();
    if (ready) {
      policy.add(thread, now(), false);
    }
  }

  /** Whether any thread is ready. */
  public boolean hasReady() {
    return policy.hasReady();
  }

  /** Whether a ready thread should push the running one aside at once. */
  public boolean preempts(GuestThread running) {
    return policy.preempts(running, now() - running.times().since());
  }

  /** Cycles of a turn of a thread. */
  public long quantum(GuestThread thread) {
    return policy.quantum(thread);
  }

  private static void leaveQueues(GuestThread thread) {
    thread.waitsOn().forEach(queue -> queue.remove(thread));
    thread.waitOn(List.of());
  }

  private void move(GuestThread thread, ThreadState state, String reason) {
    ThreadState before = thread.state();
    if (before == ThreadState.RUNNING) {
      policy.ran(thread, now() - thread.times().since());
    }
    code.store(thread.stateField(), state.ordinal());
    thread.enter(state, now());
    observer.stateChanged(now(), thread, before, state, reason);
  }

  private long now() {
    return code.hart().meter().clock();
  }
}
