package ringside.kernel.signal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Signal;
import ringside.kernel.memory.KernelMemory;
import ringside.kernel.memory.OutOfMemory;
import ringside.kernel.text.Routine;

/**
 * Signals sent to a process or a thread and not delivered yet (Linux: sigpending). Each is a kernel
 * object that holds its siginfo; a standard signal is there once, real-time signals queue.
 */
public final class PendingSignals {
  private static final int OBJECT_BYTES = 64;
  private static final int NO_OBJECT = 0;
  private static final int LAST_STANDARD = Signal.values().length;

  private final KernelMemory memory;
  private final List<Queued> queue = new ArrayList<>();
  private long set;

  private record Queued(SignalInfo info, int object) {}

  /** Nothing pending. */
  public PendingSignals(KernelMemory memory) {
    this.memory = memory;
  }

  /** The signals of which at least one is pending. */
  public long set() {
    return set;
  }

  /** How many are pending. */
  public int size() {
    return queue.size();
  }

  /** Adds a signal; a standard one that is pending already stays as it is. */
  public void add(SignalInfo info) {
    boolean there = (set & SignalSet.of(info.signal())) != 0;
    if (there && info.signal() <= LAST_STANDARD) {
      return;
    }
    queue.add(queued(info));
    set |= SignalSet.of(info.signal());
  }

  /**
   * Where no memory is left the signal comes all the same, and tells nothing (Linux: send_signal).
   */
  private Queued queued(SignalInfo info) {
    try {
      return new Queued(info, kept(info));
    } catch (OutOfMemory none) {
      return new Queued(SignalInfo.from(info.signal(), SignalInfo.USER, 0, 0), NO_OBJECT);
    }
  }

  private int kept(SignalInfo info) {
    int object = memory.heap().allocate(OBJECT_BYTES);
    memory.code().store(object, info.signal());
    memory.code().store(object + 4, info.code());
    for (int i = 0; i < info.fields().size(); i++) {
      memory.code().store(object + 8 + i * 4, info.fields().get(i));
    }
    return object;
  }

  /** Takes the lowest of the wanted signals, the oldest of its number; null where none is there. */
  public @Nullable SignalInfo take(long wanted) {
    int signal = SignalSet.first(set & wanted);
    if (signal == 0) {
      return null;
    }
    SignalInfo taken = null;
    boolean more = false;
    for (Queued queued : List.copyOf(queue)) {
      memory.code().run(Routine.SIGNAL_COMPARE);
      memory.code().load(queued.object);
      if (queued.info.signal() == signal) {
        if (taken != null) {
          more = true;
          break;
        }
        taken = queued.info;
        remove(queued);
      }
    }
    set = more ? set : set & ~SignalSet.of(signal);
    return taken;
  }

  /** Drops everything: its owner ends. */
  public void clear() {
    drop(-1);
  }

  /** Drops all signals of a set. */
  public void drop(long unwanted) {
    for (Queued queued : List.copyOf(queue)) {
      memory.code().run(Routine.SIGNAL_COMPARE);
      memory.code().load(queued.object);
      if ((SignalSet.of(queued.info.signal()) & unwanted) != 0) {
        remove(queued);
      }
    }
    set &= ~unwanted;
  }

  private void remove(Queued queued) {
    memory.code().run(Routine.SIGNAL_DELIVER);
    if (queued.object != NO_OBJECT) {
      memory.code().load(queued.object);
      memory.heap().release(queued.object, OBJECT_BYTES);
    }
    queue.remove(queued);
  }
}
