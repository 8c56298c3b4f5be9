package ringside.kernel.signal.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.OpenFile;
import ringside.kernel.memory.BadAddress;
import ringside.kernel.memory.UserMemory;
import ringside.kernel.process.GuestThread;
import ringside.kernel.sched.Scheduler;
import ringside.kernel.signal.SignalInfo;
import ringside.kernel.signal.SignalSet;
import ringside.kernel.wait.Outcome;
import ringside.kernel.wait.Readiness;
import ringside.kernel.wait.WaitQueue;

/** Signals that are read (signalfd(2)): those of the thread that reads. */
public final class SignalFile extends OpenFile {
  /** Bytes of a struct signalfd_siginfo. */
  private static final int RECORD_BYTES = 128;

  private static final int PID = 12;
  private static final int STATUS = 40;
  private static final int VALUE = 44;
  private static final int POINTER = 48;

  private final Signals signals;
  private final Scheduler<GuestThread> scheduler;
  private long wanted;

  /** A file for a set of signals. */
  public SignalFile(Signals signals, Scheduler<GuestThread> scheduler, long set) {
    this.signals = signals;
    this.scheduler = scheduler;
    this.wanted = SignalSet.blockable(set);
  }

  /** Makes it give other signals. */
  public void setWanted(long set) {
    wanted = SignalSet.blockable(set);
  }

  @Override
  public Outcome read(UserMemory user, int address, int length) {
    if (length < RECORD_BYTES) {
      return Outcome.failed(Errno.EINVAL);
    }
    GuestThread reader = reader();
    int done = 0;
    while (length - done >= RECORD_BYTES) {
      SignalInfo info = signals.take(reader, wanted);
      if (info == null) {
        break;
      }
      try {
        write(user, address + done, info);
      } catch (BadAddress bad) {
        if (done == 0) {
          throw bad;
        }
        break; // this signal is lost, as on Linux
      }
      done += RECORD_BYTES;
    }
    if (done > 0) {
      return Outcome.done(done);
    }
    return nonBlocking()
        ? Outcome.failed(Errno.EAGAIN)
        : Outcome.wait(reader.process().signals().arrivals());
  }

  @Override
  public Outcome write(UserMemory user, int address, int length, int written) {
    return Outcome.failed(Errno.EINVAL);
  }

  @Override
  public int readiness() {
    return (Signals.pending(reader()) & wanted) != 0 ? Readiness.IN : 0;
  }

  @Override
  public List<WaitQueue> readinessQueues() {
    return List.of(reader().process().signals().arrivals());
  }

  @Override
  public String title() {
    return "signalfd";
  }

  @Override
  public int accessMode() {
    return 2;
  }

  private GuestThread reader() {
    @Nullable GuestThread running = scheduler.running();
    if (running == null) {
      throw new IllegalStateException("nobody runs who could read");
    }
    return running;
  }

  private static void write(UserMemory user, int address, SignalInfo info) {
    user.write(address, new byte[RECORD_BYTES]);
    user.writeWord(address, info.signal());
    user.writeWord(address + 8, info.code());
    List<Integer> fields = info.fields();
    for (int i = 0; i < Math.min(2, fields.size()); i++) {
      user.writeWord(address + PID + i * 4, fields.get(i));
    }
    if (fields.size() > 2) {
      boolean queued = info.code() < 0;
      user.writeWord(address + (queued ? VALUE : STATUS), fields.get(2));
      if (queued) {
        user.writeWord(address + POINTER, fields.get(2));
      }
    }
  }
}
