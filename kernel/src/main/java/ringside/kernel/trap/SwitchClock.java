package ringside.kernel.trap;

import java.util.Arrays;
import java.util.List;
import ringside.kernel.text.KernelCode;
import ringside.mmu.ledger.SwitchPart;

/**
 * Measures the stay in the kernel that is going on by the parts that it would have as a switch. A
 * part ends where its last routine does: what is left of that is issued before the clock is read.
 */
final class SwitchClock {
  private static final int PARTS = SwitchPart.values().length;

  private final KernelCode code;
  private final long[] cycles = new long[PARTS];
  private SwitchPart part = SwitchPart.WORK;
  private long since;

  /** A clock beside the kernel's code. */
  SwitchClock(KernelCode code) {
    this.code = code;
  }

  /** A new stay begins now, with a part. */
  void begin(SwitchPart first) {
    Arrays.fill(cycles, 0);
    part = first;
    since = now();
  }

  /** From now on it is this part, once the routine in progress is through. */
  void enter(SwitchPart next) {
    if (next != part) {
      code.finish();
      cycles[part.ordinal()] += now() - since;
      since = now();
      part = next;
    }
  }

  /** Ends the stay. */
  void end() {
    cycles[part.ordinal()] += now() - since;
    since = now();
  }

  /** Cycles of a part of the stay that has ended. */
  long cycles(SwitchPart which) {
    return cycles[which.ordinal()];
  }

  /** Cycles of each part of the stay that has ended. */
  List<Long> parts() {
    return Arrays.stream(cycles).boxed().toList();
  }

  private long now() {
    return code.hart().meter().clock();
  }
}
