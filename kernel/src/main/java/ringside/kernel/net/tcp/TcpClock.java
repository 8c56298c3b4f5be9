package ringside.kernel.net.tcp;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import ringside.kernel.net.ip.Internet;
import ringside.kernel.text.Routine;
import ringside.kernel.wait.TimerQueue;

/** One timer of a connection: armed, armed anew, stopped. */
final class TcpClock {
  private final Internet internet;
  private final int node;
  private final Runnable action;
  private final BooleanSupplier matters;
  private TimerQueue.@Nullable Timer timer;

  /**
   * A timer that is not armed.
   *
   * @param node kernel address of its place in the connection
   * @param matters whether a thread could go on because of it
   */
  TcpClock(Internet internet, int node, Runnable action, BooleanSupplier matters) {
    this.internet = internet;
    this.node = node;
    this.action = action;
    this.matters = matters;
  }

  boolean isArmed() {
    return timer != null;
  }

  /** Goes off after some cycles, unless it is armed anew or stopped. */
  void arm(long cycles) {
    stop();
    timer = internet.timers().add(internet.now() + cycles, node, this::goOff, matters);
  }

  void stop() {
    if (timer != null) {
      internet.timers().cancel(timer);
      timer = null;
    }
  }

  private void goOff() {
    timer = null;
    internet.inInterrupt(
        () -> {
          internet.code().run(Routine.TCP_TIMER);
          action.run();
        });
  }
}
