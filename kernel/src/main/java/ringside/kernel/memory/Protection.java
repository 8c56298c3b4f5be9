package ringside.kernel.memory;

import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;

/** What a region allows (Linux: PROT_READ, PROT_WRITE, PROT_EXEC). */
public record Protection(boolean read, boolean write, boolean execute) {
  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int PROT_EXEC = 4;
  private static final int PF_X = 1;
  private static final int PF_W = 2;
  private static final int PF_R = 4;

  /** From the bits of mmap and mprotect. */
  public static Protection ofProt(int prot) {
    return new Protection(
        (prot & PROT_READ) != 0, (prot & PROT_WRITE) != 0, (prot & PROT_EXEC) != 0);
  }

  /** From the flags of an ELF segment. */
  public static Protection ofSegment(int flags) {
    return new Protection((flags & PF_R) != 0, (flags & PF_W) != 0, (flags & PF_X) != 0);
  }

  /** Whether an access is allowed; what can be written or executed can be read here. */
  public boolean allows(Access access) {
    return switch (access) {
      case LOAD -> read || write || execute;
      case STORE -> write;
      case FETCH -> execute;
    };
  }

  /** Leaf flags of a page with this protection; accessed and dirty are set, as hardware won't. */
  public int pteFlags() {
    int flags = Pte.V | Pte.U | Pte.A;
    if (allows(Access.LOAD)) {
      flags |= Pte.R;
    }
    if (write) {
      flags |= Pte.W | Pte.D;
    }
    return execute ? flags | Pte.X : flags;
  }

  /**
   * As /proc/PID/maps writes it, without the sharing letter: "rwx" with "-" for what is missing.
   */
  public String letters() {
    return (read ? "r" : "-") + (write ? "w" : "-") + (execute ? "x" : "-");
  }
}
