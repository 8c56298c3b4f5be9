package ringside.lab.explore;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ringside.kernel.Computer;
import ringside.kernel.process.GuestThread;
import ringside.kernel.wait.TimerQueue;

/**
 * The threads that go on when time has passed: that sleep, or wait no longer than for some time.
 */
final class Sleepers {
  private final Ready blocked = new Ready();
  private @Nullable Computer computer;

  /** The computer has been built. */
  void meet(Computer built) {
    computer = built;
  }

  /** A thread waits, perhaps with a timer that will be set. */
  void add(int tid) {
    blocked.add(tid);
  }

  void remove(int tid) {
    blocked.remove(tid);
  }

  boolean contains(int tid) {
    return blocked.contains(tid) && timer(tid) != null;
  }

  /** All of them. */
  List<Integer> all() {
    return blocked.isEmpty() ? List.of() : blocked.all().stream().filter(this::contains).toList();
  }

  /** The same list as long as the same threads wait, whatever for. */
  List<Integer> blocked() {
    return blocked.all();
  }

  /** Whether a timer is set that lets somebody go on. */
  boolean expectTimer() {
    return computer().timers().anyMatters();
  }

  /** Whether a timer is set that nobody waits for: it will send a signal. */
  boolean expectSignal() {
    List<TimerQueue.Timer> waited = blocked.all().stream().map(this::timer).toList();
    return expectTimer()
        && computer().timers().all().stream().anyMatch(timer -> !waited.contains(timer));
  }

  private TimerQueue.@Nullable Timer timer(int tid) {
    return computer().thread(tid).map(GuestThread::timer).orElse(null);
  }

  private Computer computer() {
    return Objects.requireNonNull(computer, "meet comes first");
  }
}
