package ringside.mmu.ledger;

/**
 * All dimensions of a ledger cell but the cause.
 *
 * @param hart the hardware thread whose cycles these are
 * @param pid process, 0 for the idle loop and the boot
 * @param tid thread, 0 for the idle loop and the boot
 * @param mode user or kernel
 * @param what the system call, trap or kernel routine in progress; "program" in user mode
 */
public record AccountKey(int hart, int pid, int tid, Mode mode, String what) {
  // Written out: what a record supplies is linked when first used, which a short run would feel.

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountKey key
        && hart == key.hart
        && pid == key.pid
        && tid == key.tid
        && mode == key.mode
        && what.equals(key.what);
  }

  /** Whether it is that of these, on its hart. */
  boolean is(int wantedPid, int wantedTid, Mode wantedMode, String wanted) {
    return pid == wantedPid && tid == wantedTid && mode == wantedMode && what.equals(wanted);
  }

  @Override
  public int hashCode() {
    return (((hart * 31 + pid) * 31 + tid) * 31 + mode.ordinal()) * 31 + what.hashCode();
  }
}
