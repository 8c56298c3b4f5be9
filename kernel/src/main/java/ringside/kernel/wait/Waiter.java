package ringside.kernel.wait;

import java.util.List;
import ringside.kernel.event.Reason;

/** Who can wait in queues and be woken (Linux: struct wait_queue_entry with its function). */
public interface Waiter {
  /** Kernel address of the word that links it to the next in a queue. */
  int linkField();

  /** The queues it waits in; none where it does not wait. */
  List<WaitQueue> waitsOn();

  /** Notes the queues it waits in. */
  void waitOn(List<WaitQueue> queues);

  /** Ends its wait, in all its queues; does nothing where it does not wait. */
  void wake(Reason reason);
}
