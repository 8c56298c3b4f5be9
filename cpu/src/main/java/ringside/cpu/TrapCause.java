package ringside.cpu;

import ringside.mmu.MemoryFault;

/** Why a hart entered the kernel (privileged spec, "Supervisor Cause Register"). */
public enum TrapCause {
  INSTRUCTION_MISALIGNED(0, "instruction address misaligned"),
  INSTRUCTION_ACCESS_FAULT(1, "instruction access fault"),
  ILLEGAL_INSTRUCTION(2, "illegal instruction"),
  BREAKPOINT(3, "breakpoint"),
  LOAD_MISALIGNED(4, "load address misaligned"),
  LOAD_ACCESS_FAULT(5, "load access fault"),
  STORE_MISALIGNED(6, "store/AMO address misaligned"),
  STORE_ACCESS_FAULT(7, "store/AMO access fault"),
  ECALL_FROM_USER(8, "environment call"),
  ECALL_FROM_SUPERVISOR(9, "environment call from S-mode"),
  INSTRUCTION_PAGE_FAULT(12, "instruction page fault"),
  LOAD_PAGE_FAULT(13, "load page fault"),
  STORE_PAGE_FAULT(15, "store/AMO page fault"),
  TIMER_INTERRUPT(0x8000_0005, "timer interrupt"),
  EXTERNAL_INTERRUPT(0x8000_0009, "external interrupt");

  private final int code;
  private final String title;

  TrapCause(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The value of scause; interrupts have bit 31 set. */
  public int code() {
    return code;
  }

  /** The specification's name. */
  public String title() {
    return title;
  }

  /** The exception that a refused access raises. */
  public static TrapCause of(MemoryFault fault) {
    boolean page = fault.kind() == MemoryFault.Kind.PAGE_FAULT;
    return switch (fault.access()) {
      case FETCH -> page ? INSTRUCTION_PAGE_FAULT : INSTRUCTION_ACCESS_FAULT;
      case LOAD -> page ? LOAD_PAGE_FAULT : LOAD_ACCESS_FAULT;
      case STORE -> page ? STORE_PAGE_FAULT : STORE_ACCESS_FAULT;
    };
  }
}
