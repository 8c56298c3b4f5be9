package ringside.kernel.wait;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.event.Reason;
import ringside.kernel.text.KernelCode;
import ringside.kernel.text.Routine;

/** Tells those who wait that something has happened (Linux: __wake_up). */
public final class Wakeups {
  private final KernelCode code;

  /** Wake-ups whose work is charged to the kernel's code. */
  public Wakeups(KernelCode code) {
    this.code = code;
  }

  /** Wakes all who wait in a queue, and one of those who are told in turn. */
  public void wakeAll(WaitQueue queue, Reason reason) {
    queue.told();
    if (!queue.isEmpty()) {
      for (Waiter waiter : new ArrayList<>(queue.waiters())) {
        waiter.wake(reason);
      }
    }
    queue.listeners().forEach(WaitQueue.Listener::happened);
    for (WaitQueue.Exclusive one : queue.exclusive()) {
      code.run(Routine.POLL_FILE);
      if (one.takeTurn()) {
        return;
      }
    }
  }

  /** Lets somebody wait in a queue instead of those where he does, without waking him. */
  public void move(Waiter waiter, WaitQueue target) {
    leaveQueues(waiter);
    target.add(waiter);
    waiter.waitOn(List.of(target));
  }

  /** Takes somebody out of the queues he waits in. */
  public static void leaveQueues(Waiter waiter) {
    waiter.waitsOn().forEach(queue -> queue.remove(waiter));
    waiter.waitOn(List.of());
  }
}
