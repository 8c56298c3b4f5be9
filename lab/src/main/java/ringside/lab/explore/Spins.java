package ringside.lab.explore;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import ringside.cpu.Hart;
import ringside.isa.Register;
import ringside.mmu.memory.PhysicalMemory;

/**
 * Finds threads that only wait: that come back to the same instruction with the same registers, and
 * have changed no word meanwhile. What they would need is another thread's deed.
 */
final class Spins {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  private final Set<Long> seen = new HashSet<>();
  private final Map<Integer, Integer> values = new HashMap<>();
  private final Set<Integer> waiting = new HashSet<>();
  private boolean spinning;

  /** Whether the thread that runs does nothing but wait. */
  boolean isSpinning() {
    return spinning;
  }

  /** The threads that have been found to wait since anything was changed. */
  Set<Integer> waiting() {
    return waiting;
  }

  /** Another thread runs now, or the same one again: what it waits for may have come. */
  void begin() {
    seen.clear();
    spinning = false;
  }

  /** The running thread asked the kernel for something. */
  void called() {
    begin();
    values.clear();
    waiting.clear();
  }

  /** The kernel has written a word of a program's memory, as late as when a call has waited. */
  void written(int word) {
    values.remove(word);
    begin();
    waiting.clear();
  }

  /** A word was read or written, as it is now. */
  void touched(PhysicalMemory memory, int word, boolean written) {
    int value = memory.readWord(word);
    Integer before = values.put(word, value);
    if (written && (before == null || before != value)) {
      begin();
      waiting.clear();
    }
  }

  /** The running thread has jumped back. */
  void jumpedBack(Hart hart, int tid) {
    long state = hart.pc;
    for (int i = 1; i < Register.names().size(); i++) {
      state = (state ^ hart.x[i]) * FACTOR;
      state ^= state >>> 29;
    }
    if (!seen.add(state)) {
      spinning = true;
      waiting.add(tid);
    }
  }
}
