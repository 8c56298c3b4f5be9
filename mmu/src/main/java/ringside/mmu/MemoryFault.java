package ringside.mmu;

import ringside.mmu.sv32.Access;

/** A guest's access that memory management refused. It ends in a trap, never in a Java error. */
public final class MemoryFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Which exception the hart takes. */
  public enum Kind {
    PAGE_FAULT,
    ACCESS_FAULT
  }

  private final Kind kind;
  private final Access access;
  private final int address;

  /** A fault at a virtual address; without a stack trace, as it is the guest's. */
  public MemoryFault(Kind kind, Access access, int address) {
    super(null, null, false, false);
    this.kind = kind;
    this.access = access;
    this.address = address;
  }

  /** Page fault or access fault. */
  public Kind kind() {
    return kind;
  }

  /** What was tried. */
  public Access access() {
    return access;
  }

  /** The virtual address, as stval reports it. */
  public int address() {
    return address;
  }

  @Override
  public String getMessage() {
    return kind + " on " + access + " at 0x" + Integer.toHexString(address);
  }
}
