package ringside.kernel.signal;

import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.KernelMemory;

/** What a thread has of its own: its mask, the signals sent to it alone, its alternate stack. */
public final class ThreadSignals {
  /** SS_DISABLE: there is no alternate stack. */
  public static final int STACK_DISABLED = 2;

  private final PendingSignals pending;
  private long blocked;
  private long awaited;
  private @Nullable Long maskToRestore;
  private int stackAddress;
  private int stackBytes;

  /** Nothing held back, nothing pending, no alternate stack. */
  public ThreadSignals(KernelMemory memory) {
    this.pending = new PendingSignals(memory);
  }

  /** Signals sent to this thread. */
  public PendingSignals pending() {
    return pending;
  }

  /** Signals held back. */
  public long blocked() {
    return blocked;
  }

  /** Sets the signals held back; SIGKILL and SIGSTOP never are. */
  public void setBlocked(long set) {
    blocked = SignalSet.blockable(set);
  }

  /** Signals that sigtimedwait waits for: they are kept for it. */
  public void setAwaited(long set) {
    awaited = SignalSet.blockable(set);
  }

  /** Signals that this thread does not act on now. */
  public long held() {
    return blocked | awaited;
  }

  /** Sets a mask for the time of one call; the old one comes back with its end. */
  public void blockForNow(long set) {
    if (maskToRestore == null) {
      maskToRestore = blocked;
    }
    setBlocked(set);
  }

  /** The mask that a handler's frame is to bring back. */
  public long maskToRestore() {
    return maskToRestore == null ? blocked : maskToRestore;
  }

  /** A handler's frame has the mask to restore. */
  public void forgetMaskToRestore() {
    maskToRestore = null;
  }

  /** No handler runs: the mask before comes back. */
  public void restoreMask() {
    if (maskToRestore != null) {
      blocked = maskToRestore;
      maskToRestore = null;
    }
  }

  /** Lowest address of the alternate stack. */
  public int stackAddress() {
    return stackAddress;
  }

  /** Bytes of the alternate stack; 0 where there is none. */
  public int stackBytes() {
    return stackBytes;
  }

  /** Sets the alternate stack, or takes it away with 0 bytes. */
  public void setStack(int address, int bytes) {
    stackAddress = address;
    stackBytes = bytes;
  }

  /** Whether a stack pointer is on the alternate stack. */
  public boolean onStack(int pointer) {
    return stackBytes != 0 && Integer.compareUnsigned(pointer - stackAddress - 1, stackBytes) < 0;
  }
}
