package ringside.lab.explore;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ringside.cpu.Hart;
import ringside.isa.Register;
import ringside.kernel.Computer;

/**
 * What the calls of threads use. A call that blocks has used nothing yet: it does when it goes on,
 * or is made again.
 */
final class Calls {
  private static final int A0 = Register.number("a0");
  private static final int A7 = Register.number("a7");

  private final Computer computer;
  private final Position position;
  private final Map<Integer, Footprint> waiting = new HashMap<>();
  private @Nullable Footprint now;

  Calls(Computer computer, Position position) {
    this.computer = computer;
    this.position = position;
  }

  /** A thread goes on, in its call if it has waited in one. */
  void began() {
    now = waiting.remove(position.running());
  }

  /** The running thread makes a call. */
  void called(Hart hart) {
    now =
        computer
            .thread(position.running())
            .map(thread -> Footprint.of(thread, hart.x[A7], hart.x[A0]))
            .orElse(Footprint.ALL);
  }

  /** The call of the running thread has to wait. */
  void blocked() {
    if (now != null) {
      waiting.put(position.running(), now);
      now = null;
    }
  }

  /** What the call has used that is over now; null where none is. */
  @Nullable Footprint over() {
    Footprint over = now;
    now = null;
    return over;
  }
}
