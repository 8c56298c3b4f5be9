package ringside.kernel.memory;

import ringside.kernel.event.Event;
import ringside.kernel.event.EventKind;
import ringside.kernel.event.FlushReason;
import ringside.kernel.text.KernelCode;
import ringside.mmu.Mmu;

/** Tells of translations that are discarded. */
public final class Flushes {
  private final KernelCode code;

  /** Of the hart that the kernel runs on. */
  public Flushes(KernelCode code) {
    this.code = code;
  }

  /** Lets translations be discarded, and tells how many they were. */
  public void tell(FlushReason reason, Runnable fence) {
    if (!code.events().happens(EventKind.FLUSH)) {
      fence.run();
      return;
    }
    Mmu mmu = code.hart().mmu();
    long before = mmu.flushedEntries();
    fence.run();
    long entries = mmu.flushedEntries() - before;
    code.events().tell(new Event.TlbFlushed(code.events().now(), reason, entries));
  }
}
