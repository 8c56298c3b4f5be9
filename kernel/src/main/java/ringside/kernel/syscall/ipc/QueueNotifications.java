package ringside.kernel.syscall.ipc;

import java.util.List;
import ringside.isa.abi.Errno;
import ringside.isa.abi.Signal;
import ringside.isa.abi.Syscall;
import ringside.kernel.file.FileError;
import ringside.kernel.file.OpenFile;
import ringside.kernel.file.anonymous.QueueFile;
import ringside.kernel.ipc.PosixQueue;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.KernelBuffer;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.net.NetlinkSocket;
import ringside.kernel.net.socket.Socket;
import ringside.kernel.process.GuestThread;
import ringside.kernel.process.Process;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.delivery.Signals;
import ringside.kernel.syscall.Call;
import ringside.kernel.syscall.SyscallTable;
import ringside.kernel.wait.Outcome;

/** mq_notify: who is told, once, when a message comes to an empty queue, and how. */
public final class QueueNotifications {
  private static final int SIGEV_SIGNAL = 0;
  private static final int SIGEV_NONE = 1;
  private static final int SIGEV_THREAD = 2;
  private static final int COOKIE_BYTES = 32;
  private static final int WOKEN_UP = 1;
  private static final int REMOVED = 2;

  private final KernelMemory memory;
  private final Scheduler<GuestThread> scheduler;
  private final Signals signals;

  /** Over signals to those who asked. */
  public QueueNotifications(
      KernelMemory memory, Scheduler<GuestThread> scheduler, Signals signals) {
    this.memory = memory;
    this.scheduler = scheduler;
    this.signals = signals;
  }

  /** Adds them to a table. */
  public void register(SyscallTable table) {
    table.add(Syscall.MQ_NOTIFY, "dp", this::notifyOnce);
  }

  private Outcome notifyOnce(Call call) {
    int event = call.argument(1);
    PosixQueue.Notification wanted = event == 0 ? null : notification(call, event);
    QueueFile file = PosixQueueCalls.queueFile(call);
    if (file == null) {
      if (wanted != null) {
        wanted.refuse().run();
      }
      return Outcome.failed(Errno.EBADF);
    }
    if (wanted == null) {
      file.queue().forgetNotification(call.process().files());
      return Outcome.done(0);
    }
    if (file.queue().notification() != null) {
      wanted.refuse().run();
      return Outcome.failed(Errno.EBUSY);
    }
    file.queue().setNotification(wanted);
    return Outcome.done(0);
  }

  /** What a struct sigevent asks for: its value, signal and kind stand in the first three words. */
  private PosixQueue.Notification notification(Call call, int event) {
    int value = call.memory().readWord(event);
    int signal = call.memory().readWord(event + 4);
    Process process = call.process();
    switch (call.memory().readWord(event + 8)) {
      case SIGEV_NONE -> {
        return new PosixQueue.Notification(process.files(), () -> {}, () -> {}, () -> {});
      }
      case SIGEV_SIGNAL -> {
        if (signal < 0 || signal > Signal.MAXIMUM) {
          throw new FileError(Errno.EINVAL);
        }
        return new PosixQueue.Notification(
            process.files(), () -> signal(process, signal, value), () -> {}, () -> {});
      }
      case SIGEV_THREAD -> {
        return byThread(call, signal, value);
      }
      default -> throw new FileError(Errno.EINVAL);
    }
  }

  private void signal(Process process, int signal, int value) {
    Process sender = running(process);
    SignalInfo info =
        new SignalInfo(
            signal,
            SignalInfo.MESSAGE_QUEUE,
            List.of(sender.pid(), sender.credentials().uid(), value));
    if (signal != 0) {
      signals.send(process, info);
    }
  }

  /**
   * The C library's thread waits at a netlink socket for a cookie of its own to come back, its last
   * byte saying why (Linux: NOTIFY_WOKENUP, NOTIFY_REMOVED).
   */
  private PosixQueue.Notification byThread(Call call, int descriptor, int cookie) {
    KernelBuffer buffer = new KernelBuffer(memory, COOKIE_BYTES);
    try {
      buffer.fill(call.memory(), cookie);
      OpenFile file = call.process().files().find(descriptor);
      if (file == null) {
        throw new FileError(Errno.EBADF);
      }
      if (!(file instanceof NetlinkSocket socket)) {
        throw new FileError(file instanceof Socket ? Errno.EINVAL : Errno.ENOTSOCK);
      }
      return new PosixQueue.Notification(
          call.process().files(),
          () -> sendCookie(socket, buffer, WOKEN_UP),
          () -> sendCookie(socket, buffer, REMOVED),
          buffer::release);
    } catch (FileError | BadAddress | OutOfMemory refused) {
      buffer.release();
      throw refused;
    }
  }

  private static void sendCookie(NetlinkSocket socket, KernelBuffer cookie, int why) {
    int last = COOKIE_BYTES / 4 - 1;
    cookie.store(last, cookie.load(last) & 0xff_ffff | why << 24);
    socket.deliver(cookie);
  }

  private Process running(Process otherwise) {
    var thread = scheduler.running();
    return thread == null ? otherwise : thread.process();
  }
}
