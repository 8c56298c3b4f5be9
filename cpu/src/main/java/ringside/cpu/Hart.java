package ringside.cpu;

import ringside.cpu.pipeline.BranchCosts;
import ringside.cpu.pipeline.PipelineConfig;
import ringside.mmu.Mmu;
import ringside.mmu.ledger.Cause;
import ringside.mmu.ledger.Meter;
import ringside.mmu.ledger.Mode;

/**
 * A hardware thread: registers, privilege, CSRs, and its way to memory. Engines advance it; a trap
 * leaves it in supervisor mode with sepc, scause and stval set, for the kernel to go on.
 */
public final class Hart {
  /** Where decoders send writes to x0. */
  public static final int SINK = 32;

  /** x0..x31, then a sink for writes to x0; the length lets engines mask their indexes. */
  public final int[] x = new int[64];

  /** Address of the next instruction. */
  public int pc;

  /** Register that the instruction retired last loaded, or 0: reading it next costs a stall. */
  public int pendingLoad;

  private final Mmu mmu;
  private final PipelineConfig pipeline;
  private final BranchCosts branches;
  private final SupervisorCsrs csrs = new SupervisorCsrs();
  private Mode mode = Mode.KERNEL;
  private long retired;
  private TrapCause trapCause = TrapCause.ECALL_FROM_SUPERVISOR;
  private boolean reserved;
  private int reservation;

  /** A hart in supervisor mode with all registers 0. */
  public Hart(Mmu mmu, PipelineConfig pipeline) {
    this.mmu = mmu;
    this.pipeline = pipeline;
    this.branches = new BranchCosts(pipeline);
  }

  /**
   * Takes a trap: saves the pc to sepc, enters supervisor mode, and goes to stvec.
   *
   * @param value what stval says: the faulting address or instruction word, else 0
   */
  public void trap(TrapCause cause, int value) {
    trapCause = cause;
    csrs.enterTrap(cause.code(), pc, value, mode);
    mode = Mode.KERNEL;
    pc = csrs.trapVector();
    pendingLoad = 0;
    // sc fails after any trap: the handler may have written the word (unprivileged spec, "LR/SC").
    reserved = false;
  }

  /** Charges the entry or the return of a trap to the account in use. */
  public void chargeTrap() {
    meter().charge(Cause.TRAP, pipeline.trapCycles());
  }

  /** Charges a csr instruction or fence that the kernel executes. */
  public void chargeSystem() {
    chargeSystem(1);
  }

  /** Charges several of them. */
  public void chargeSystem(int instructions) {
    meter().charge(Cause.TRAP, (long) instructions * pipeline.systemCycles());
  }

  /** sret: back to the mode and the address that sstatus and sepc say. */
  public void returnFromTrap() {
    mode = csrs.leaveTrap();
    pc = csrs.sepc();
    pendingLoad = 0;
  }

  /** Counts instructions that retired, in any mode. */
  public void retire(long count) {
    retired += count;
  }

  /** Instructions retired since the start, the kernel's included. */
  public long retired() {
    return retired;
  }

  /** The mode that instructions execute in. */
  public Mode mode() {
    return mode;
  }

  /** Why the last trap was taken. */
  public TrapCause trapCause() {
    return trapCause;
  }

  /** The supervisor's registers. */
  public SupervisorCsrs csrs() {
    return csrs;
  }

  /** The way to memory. */
  public Mmu mmu() {
    return mmu;
  }

  /** The clock and the account in use. */
  public Meter meter() {
    return mmu.meter();
  }

  /** The pipeline's latencies. */
  public PipelineConfig pipeline() {
    return pipeline;
  }

  /** The branch predictor. */
  public BranchCosts branches() {
    return branches;
  }

  /** lr: reserves the word at a virtual address. */
  public void reserve(int address) {
    reserved = true;
    reservation = address;
  }

  /** Somebody else may have written the word that is reserved: sc will fail. */
  public void loseReservation() {
    reserved = false;
  }

  /** sc: whether the reservation of a word still holds; it is gone afterwards. */
  public boolean consumeReservation(int address) {
    boolean holds = reserved && reservation == address;
    reserved = false;
    return holds;
  }
}
