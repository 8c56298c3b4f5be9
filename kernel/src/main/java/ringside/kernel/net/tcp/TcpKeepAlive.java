package ringside.kernel.net.tcp;

import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.net.ip.Internet;

/** Asks a silent peer whether it is still there (RFC 9293, 3.8.4; SO_KEEPALIVE). */
final class TcpKeepAlive {
  private final Internet internet;
  private final TcpConnection connection;
  private final TcpClock clock;
  private long lastHeard;
  private int unanswered;

  /** Nobody has asked for it. */
  TcpKeepAlive(Internet internet, TcpConnection connection) {
    this.internet = internet;
    this.connection = connection;
    // A peer that is there answers, and nothing changes.
    this.clock =
        new TcpClock(
            internet,
            connection.timerField(TcpConnection.TcpTimer.KEEP_ALIVE),
            this::goOff,
            connection::isPeerGone);
  }

  /** The peer has sent something. */
  void heard() {
    lastHeard = internet.now();
    unanswered = 0;
  }

  /** The user's options may have changed: begins, or ends. */
  void update() {
    KeepAlive wanted = wanted();
    clock.stop();
    if (wanted != null) {
      clock.arm(Math.max(1, lastHeard + wanted.idle() - internet.now()));
    }
  }

  void stop() {
    clock.stop();
  }

  private @Nullable KeepAlive wanted() {
    boolean stands = connection.state() != TcpState.CLOSED && !connection.state().isOpening();
    return stands ? connection.keepAliveOfUser() : null;
  }

  /**
   * As the program's patience says, if it has said so, or after as many questions as are wanted.
   */
  private boolean isGivenUp(KeepAlive wanted) {
    long patience = connection.patience();
    return patience == 0
        ? unanswered >= wanted.count()
        : unanswered > 0 && internet.now() - lastHeard >= patience;
  }

  private void goOff() {
    KeepAlive wanted = wanted();
    if (wanted == null) {
      return;
    }
    long due = lastHeard + wanted.idle() - internet.now();
    boolean asksAnyway = connection.sender().isWaiting() || connection.sender().unsent() > 0;
    if (asksAnyway || due > 0) {
      clock.arm(asksAnyway ? wanted.idle() : due);
    } else if (isGivenUp(wanted)) {
      connection.giveUp(Errno.ETIMEDOUT);
    } else {
      unanswered++;
      connection.ask();
      clock.arm(wanted.interval());
    }
  }
}
