package ringside.cpu;

import ringside.mmu.ledger.Mode;

/** The supervisor's trap registers (privileged spec, "Supervisor CSRs"). */
public final class SupervisorCsrs {
  /** cycle, time, instret and the eight counters of switches. */
  private static final int COUNTERS = (1 << 11) - 1;

  private static final int SIE = 1 << 1;
  private static final int SPIE = 1 << 5;
  private static final int SPP = 1 << 8;
  private static final int SUM = 1 << 18;
  private static final int SSTATUS_WRITABLE = SIE | SPIE | SPP | SUM;

  private int sstatus = SUM;
  private int stvec;
  private int sscratch;
  private int sepc;
  private int scause;
  private int stval;
  private int sie;
  private int scounteren = COUNTERS;

  void enterTrap(int cause, int pc, int value, Mode from) {
    scause = cause;
    sepc = pc;
    stval = value;
    int previous = (sstatus & SIE) != 0 ? SPIE : 0;
    int privilege = from == Mode.KERNEL ? SPP : 0;
    sstatus = sstatus & ~(SIE | SPIE | SPP) | previous | privilege;
  }

  Mode leaveTrap() {
    Mode to = (sstatus & SPP) != 0 ? Mode.KERNEL : Mode.USER;
    int enabled = (sstatus & SPIE) != 0 ? SIE : 0;
    sstatus = sstatus & ~(SIE | SPP) | SPIE | enabled;
    return to;
  }

  int trapVector() {
    return stvec & ~3;
  }

  /** Status: SUM, SPP, SPIE, SIE. */
  public int sstatus() {
    return sstatus;
  }

  /** Sets the writable fields of sstatus. */
  public void setSstatus(int value) {
    sstatus = value & SSTATUS_WRITABLE;
  }

  /** Address of the trap handler. */
  public int stvec() {
    return stvec;
  }

  /** Sets the address of the trap handler; only direct mode is built. */
  public void setStvec(int value) {
    stvec = value & ~3;
  }

  /** The supervisor's scratch register. */
  public int sscratch() {
    return sscratch;
  }

  /** Sets the scratch register. */
  public void setSscratch(int value) {
    sscratch = value;
  }

  /** Address of the instruction that trapped. */
  public int sepc() {
    return sepc;
  }

  /** Sets the address that sret goes to, a multiple of 4. */
  public void setSepc(int value) {
    sepc = value & ~3;
  }

  /** Why the last trap was taken. */
  public int scause() {
    return scause;
  }

  /** Sets scause. */
  public void setScause(int value) {
    scause = value;
  }

  /** Faulting address or instruction. */
  public int stval() {
    return stval;
  }

  /** Sets stval. */
  public void setStval(int value) {
    stval = value;
  }

  /** Interrupt enables. */
  public int sie() {
    return sie;
  }

  /** Sets interrupt enables. */
  public void setSie(int value) {
    sie = value;
  }

  /** Which counters user mode may read: bits 0 cycle, 1 time, 2 instret. */
  public int scounteren() {
    return scounteren;
  }

  /** Sets which counters user mode may read. */
  public void setScounteren(int value) {
    scounteren = value & COUNTERS;
  }
}
