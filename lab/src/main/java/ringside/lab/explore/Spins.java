package ringside.lab.explore;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import ringside.cpu.Hart;

/**
 * Finds threads that only wait: that come back to the same instruction with the same registers
 * while nobody has changed a word. What they would need is another thread's deed. It is looked for
 * at accesses to data, as who waits mostly looks at a word again and again, and after each so many
 * instructions. Cycles of states are found as Brent (1980) does, by one remembered state a thread.
 */
final class Spins {
  private static final int REGISTERS = 32;

  private final Map<Integer, Laps> accesses = new HashMap<>();
  private final Map<Integer, Laps> stops = new HashMap<>();
  private final Set<Integer> waiting = new HashSet<>();

  /** How a thread goes round. */
  private static final class Laps {
    private final int[] registers = new int[REGISTERS];
    private int remembered;
    private int count;
    private int most = 1;

    boolean isBack(int pc, int[] x) {
      if (pc == remembered && Arrays.equals(x, 0, REGISTERS, registers, 0, REGISTERS)) {
        return true;
      }
      count++;
      if (count == most) {
        remembered = pc;
        System.arraycopy(x, 0, registers, 0, REGISTERS);
        most <<= 1;
      }
      return false;
    }
  }

  /** Whether a thread does nothing but wait. */
  boolean isSpinning(int tid) {
    return waiting.contains(tid);
  }

  /** Whether one thread, and all others of some, do nothing but wait. */
  boolean allWait(int tid, Collection<Integer> others) {
    return waiting.contains(tid) && waiting.containsAll(others);
  }

  /** Something has changed that any thread may wait for. */
  void changed() {
    if (!accesses.isEmpty()) {
      accesses.clear();
    }
    if (!stops.isEmpty()) {
      stops.clear();
    }
    if (!waiting.isEmpty()) {
      waiting.clear();
    }
  }

  /**
   * A thread has lost the hart to another or to the kernel, and with it the reservation of an lr
   * that it may have had: an sc that fails for that comes back to the lr, but has not waited.
   */
  void interrupted(int tid) {
    accesses.remove(tid);
    stops.remove(tid);
  }

  /** A thread accesses data. */
  void atAccess(Hart hart, int tid) {
    look(accesses, hart, tid);
  }

  /** A thread has executed so many instructions. */
  void atStop(Hart hart, int tid) {
    look(stops, hart, tid);
  }

  private void look(Map<Integer, Laps> laps, Hart hart, int tid) {
    if (laps.computeIfAbsent(tid, each -> new Laps()).isBack(hart.pc, hart.x)) {
      waiting.add(tid);
    }
  }
}
