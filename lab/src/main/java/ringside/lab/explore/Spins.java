package ringside.lab.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import ringside.cpu.Hart;

/**
 * Finds threads that only wait: that come back to the same instruction with the same registers
 * while nobody has changed a word. What they would need is another thread's deed. Cycles of states
 * are found as Brent (1980) does, by one remembered state a thread.
 */
final class Spins {
  private static final int REGISTERS = 32;

  private final Map<Integer, Laps> laps = new HashMap<>();
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

  /** The threads that have been found to wait since anything was changed. */
  Set<Integer> waiting() {
    return waiting;
  }

  /** Something has changed that any thread may wait for. */
  void changed() {
    if (!laps.isEmpty()) {
      laps.clear();
    }
    if (!waiting.isEmpty()) {
      waiting.clear();
    }
  }

  /** A thread has jumped back to an instruction. */
  void jumpedBack(Hart hart, int pc, int tid) {
    if (laps.computeIfAbsent(tid, each -> new Laps()).isBack(pc, hart.x)) {
      waiting.add(tid);
    }
  }
}
