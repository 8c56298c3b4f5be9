package ringside.cpu;

import ringside.mmu.Satp;
import ringside.mmu.ledger.Mode;

/**
 * CSRs by number, as csr instructions see them. Counters read the values before the instruction's
 * own cycles; time counts cycles of the nominal clock.
 */
public final class CsrFile {
  /** Thrown, without a stack trace, where a csr instruction is illegal. */
  static final class IllegalCsr extends Exception {
    private static final long serialVersionUID = 1;

    IllegalCsr() {
      super(null, null, false, false);
    }
  }

  private static final int SSTATUS = 0x100;
  private static final int SIE = 0x104;
  private static final int STVEC = 0x105;
  private static final int SCOUNTEREN = 0x106;
  private static final int SSCRATCH = 0x140;
  private static final int SEPC = 0x141;
  private static final int SCAUSE = 0x142;
  private static final int STVAL = 0x143;
  private static final int SIP = 0x144;
  private static final int SATP = 0x180;
  private static final int CYCLE = 0xc00;
  private static final int TIME = 0xc01;
  private static final int INSTRET = 0xc02;
  private static final int LAST_COUNTER = 0xc1f;
  private static final int HIGH_HALF = 0x80;

  private CsrFile() {}

  static int read(Hart hart, int number) throws IllegalCsr {
    requirePrivilege(hart, number);
    return switch (number) {
      case SSTATUS -> hart.csrs().sstatus();
      case SIE -> hart.csrs().sie();
      case STVEC -> hart.csrs().stvec();
      case SCOUNTEREN -> hart.csrs().scounteren();
      case SSCRATCH -> hart.csrs().sscratch();
      case SEPC -> hart.csrs().sepc();
      case SCAUSE -> hart.csrs().scause();
      case STVAL -> hart.csrs().stval();
      case SIP -> 0;
      case SATP -> hart.mmu().satp().bits();
      case CYCLE, TIME, CYCLE + HIGH_HALF, TIME + HIGH_HALF -> half(hart.meter().clock(), number);
      case INSTRET, INSTRET + HIGH_HALF -> half(hart.retired(), number);
      default -> eventCounter(hart, number);
    };
  }

  private static int eventCounter(Hart hart, int number) throws IllegalCsr {
    Long counter = SwitchCounters.read(hart.meter().switches(), number & ~HIGH_HALF);
    if (counter == null) {
      throw new IllegalCsr();
    }
    return half(counter, number);
  }

  static void write(Hart hart, int number, int value) throws IllegalCsr {
    boolean readOnly = number >>> 10 == 3;
    if (readOnly) {
      throw new IllegalCsr();
    }
    requirePrivilege(hart, number);
    switch (number) {
      case SSTATUS -> hart.csrs().setSstatus(value);
      case SIE -> hart.csrs().setSie(value);
      case STVEC -> hart.csrs().setStvec(value);
      case SCOUNTEREN -> hart.csrs().setScounteren(value);
      case SSCRATCH -> hart.csrs().setSscratch(value);
      case SEPC -> hart.csrs().setSepc(value);
      case SCAUSE -> hart.csrs().setScause(value);
      case STVAL -> hart.csrs().setStval(value);
      case SIP -> {}
      case SATP -> hart.mmu().writeSatp(new Satp(value), value & 0xfffff);
      default -> throw new IllegalCsr();
    }
  }

  private static void requirePrivilege(Hart hart, int number) throws IllegalCsr {
    if (hart.mode() == Mode.KERNEL) {
      return;
    }
    boolean counter = (number & ~HIGH_HALF) >= CYCLE && (number & ~HIGH_HALF) <= LAST_COUNTER;
    if (!counter || (hart.csrs().scounteren() >>> (number & 31) & 1) == 0) {
      throw new IllegalCsr();
    }
  }

  private static int half(long counter, int number) {
    return (int) ((number & HIGH_HALF) == 0 ? counter : counter >>> 32);
  }
}
