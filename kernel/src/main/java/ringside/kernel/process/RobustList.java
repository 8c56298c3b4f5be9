package ringside.kernel.process;

import ringside.kernel.ipc.FutexTable;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.memory.UserMemory;

/**
 * The mutexes that a thread holds and that others must learn of if it dies (get_robust_list(2)):
 * their words get FUTEX_OWNER_DIED, and one who waits is woken.
 */
final class RobustList {
  private static final int OWNER_DIED = 0x4000_0000;
  private static final int WAITERS = 0x8000_0000;
  private static final int TID = 0x3fff_ffff;
  private static final int MOST_ENTRIES = 2048;

  private final FutexTable futexes;

  RobustList(FutexTable futexes) {
    this.futexes = futexes;
  }

  /** Walks the list of a thread whose memory is the one in use; a bad pointer ends the walk. */
  void walk(GuestThread thread) {
    int head = thread.robustList();
    if (head == 0) {
      return;
    }
    thread.setRobustList(0);
    try {
      UserMemory memory = thread.process().space().user();
      int offset = memory.readWord(head + 4);
      int pending = memory.readWord(head + 8);
      int entry = memory.readWord(head);
      for (int i = 0; i < MOST_ENTRIES && (entry & ~1) != head; i++) {
        int next = memory.readWord(entry & ~1);
        if (entry != pending) {
          release(thread, entry, offset);
        }
        entry = next;
      }
      if (pending != 0) {
        release(thread, pending, offset);
      }
    } catch (BadAddress | OutOfMemory refused) {
      // The list is the program's own; Linux gives up, too.
      thread.setRobustList(0);
    }
  }

  /** The lowest bit of an entry marks a lock that lends priority: who waits is told elsewhere. */
  private void release(GuestThread thread, int entry, int offset) {
    int address = (entry & ~1) + offset;
    if ((address & 3) != 0) {
      return;
    }
    AddressSpace space = thread.process().space();
    int word = space.user().readWord(address);
    if ((word & TID) == thread.tid()) {
      space.user().writeWord(address, word & WAITERS | OWNER_DIED);
      if ((word & WAITERS) != 0 && (entry & 1) == 0) {
        futexes.wake(FutexTable.Key.of(space, address), 1, -1);
      }
    }
  }
}
