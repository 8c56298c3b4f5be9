package ringside.kernel.file.proc;

import ringside.mmu.ledger.Mode;

/** Cycles in units of 10 milliseconds of guest time (USER_HZ). */
record Ticks(ProcSources sources) {
  private static final long NANOS_PER_TICK = 10_000_000;

  long of(int pid, Mode mode) {
    return ofCycles(sources.ledger().sumOfProcess(pid, key -> key.mode() == mode));
  }

  long ofCycles(long cycles) {
    return sources.clock().toNanos(cycles) / NANOS_PER_TICK;
  }
}
