package ringside.kernel.file.proc;

import java.util.function.Predicate;
import ringside.kernel.syscall.Services;
import ringside.mmu.ledger.AccountKey;

/** Cycles in units of 10 milliseconds of guest time (USER_HZ). */
record Ticks(Services services) {
  private static final long NANOS_PER_TICK = 10_000_000;

  long of(Predicate<AccountKey> selected) {
    return ofCycles(services.ledger().sum(selected));
  }

  long ofCycles(long cycles) {
    return services.clock().toNanos(cycles) / NANOS_PER_TICK;
  }
}
