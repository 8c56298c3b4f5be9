package ringside.kernel.statistics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.process.GuestThread;
import ringside.kernel.syscall.PendingCall;
import ringside.kernel.trace.KernelObserver;

/** Counts system calls by name. A call that waits and is tried again is one call. */
public final class CallCounts implements KernelObserver {
  private final Map<String, Long> counts = new TreeMap<>();

  @Override
  public void called(long cycle, GuestThread thread, PendingCall call) {
    counts.merge(call.title(), 1L, Long::sum);
  }

  /** Calls made so far, by name. */
  public Map<String, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
