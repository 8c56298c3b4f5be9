package ringside.mmu.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The clock of one hart, and the account that is charged while it advances. The clock moves in
 * {@link #charge} alone, so that the cells add up to it; {@link #balanced} checks that they do.
 */
public final class Meter {
  private static final int KNOWN = 256;

  private final Ledger ledger;
  private final int hart;
  private final SwitchCounts switches = new SwitchCounts();
  private long clock;
  private Account account;

  /** Cells of the account, and which causes are free there: every charge asks. */
  private long[] cells;

  private long free;
  private int tid;

  /** Accounts opened lately, by what tells keys apart best: traps open two each. */
  private final @Nullable Account[] known = new Account[KNOWN];

  private SwitchKind lastSwitch = SwitchKind.NONE;

  /** A clock at 0 whose first cycles belong to the boot. */
  public Meter(Ledger ledger, int hart) {
    this.ledger = ledger;
    this.hart = hart;
    this.account = ledger.account(new AccountKey(hart, 0, 0, Mode.KERNEL, "boot"));
    this.cells = account.cells();
    this.free = account.free();
  }

  /** Lets cycles pass and charges them to the current account. */
  public void charge(Cause cause, long cycles) {
    int cell = cause.ordinal();
    if ((free >>> cell & 1) == 0) {
      clock += cycles;
      cells[cell] += cycles;
    }
  }

  /** Whether all cycles that are charged pass, so that engines may count them themselves. */
  public boolean isWhole() {
    return ledger.isWhole();
  }

  /** Lets the cycles of instructions pass that an engine has run without looking at the books. */
  public void chargePipeline(long issue, long loadUse, long control, long mulDiv) {
    clock += issue + loadUse + control + mulDiv;
    cells[Cause.ISSUE.ordinal()] += issue;
    cells[Cause.LOAD_USE.ordinal()] += loadUse;
    cells[Cause.CONTROL.ordinal()] += control;
    cells[Cause.MULDIV.ordinal()] += mulDiv;
  }

  /** Cycles since the start of the computer. */
  public long clock() {
    return clock;
  }

  /** The hart whose clock this is. */
  public int hart() {
    return hart;
  }

  /** The account charged at present. */
  public Account account() {
    return account;
  }

  /** Charges what follows to an account of this hart. */
  public void use(Account next) {
    account = next;
    cells = next.cells();
    free = next.free();
    tid = next.key().tid();
  }

  /** Opens, on first use, an account of this hart. */
  public Account open(int pid, int tid, Mode mode, String what) {
    int place = what.hashCode() + tid * 31 + mode.ordinal() & KNOWN - 1;
    Account account = known[place];
    if (account == null || !account.key().is(pid, tid, mode, what)) {
      account = ledger.account(new AccountKey(hart, pid, tid, mode, what));
      known[place] = account;
    }
    return account;
  }

  /** The thread on whose behalf cycles pass, 0 for none. */
  public int tid() {
    return tid;
  }

  /** Notes what kind of switch brought in the thread that runs from now on. */
  public void switched(SwitchKind kind) {
    lastSwitch = kind;
  }

  /** The kind of the switch that brought in the running thread. */
  public SwitchKind lastSwitch() {
    return lastSwitch;
  }

  /** The switches of this hart. */
  public SwitchCounts switches() {
    return switches;
  }

  /** Whether the cells of this hart add up to its clock: the first law of the house. */
  public boolean balanced() {
    return ledger.sum(key -> key.hart() == hart) == clock;
  }
}
