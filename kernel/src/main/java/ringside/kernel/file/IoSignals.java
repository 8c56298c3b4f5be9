package ringside.kernel.file;

import java.util.List;
import ringside.kernel.wait.WaitQueue;

/** Whom an open file signals that it is ready, and by which signal (Linux: struct fown_struct). */
public final class IoSignals {
  private IoOwner owner = IoOwner.NOBODY;
  private int signal;
  private boolean wanted;
  private Runnable urgent = () -> {};
  private List<WaitQueue> queues = List.of();
  private List<WaitQueue.Listener> listeners = List.of();

  IoSignals() {}

  /** Who gets the signals (F_GETOWN). */
  public IoOwner owner() {
    return owner;
  }

  /** Sets who gets them (F_SETOWN). */
  public void setOwner(IoOwner value) {
    owner = value;
  }

  /** Sets who tells the owner of urgent data (SIGURG). */
  public void whenUrgent(Runnable teller) {
    urgent = teller;
  }

  /**
   * Urgent data have come; the owner is told, whether or not O_ASYNC is set (Linux: send_sigurg).
   */
  public void tellUrgent() {
    urgent.run();
  }

  /** Which signal: 0 stands for SIGIO without a word about the file (F_GETSIG). */
  public int signal() {
    return signal;
  }

  /** Sets which signal (F_SETSIG). */
  public void setSignal(int value) {
    signal = value;
  }

  /** Whether O_ASYNC is set. */
  public boolean wanted() {
    return wanted;
  }

  /** Sets O_ASYNC, without anybody who listens. */
  public void setWanted(boolean value) {
    stop();
    wanted = value;
  }

  /** Lets somebody listen to what the file waits for, a listener a queue. */
  public void listen(List<WaitQueue> to, List<WaitQueue.Listener> by) {
    queues = to;
    listeners = by;
    for (int i = 0; i < to.size(); i++) {
      to.get(i).add(by.get(i));
    }
  }

  /** Nobody listens any more. */
  void stop() {
    for (int i = 0; i < queues.size(); i++) {
      queues.get(i).remove(listeners.get(i));
    }
    queues = List.of();
    listeners = List.of();
    wanted = false;
  }
}
