package ringside.lab.report;

import ringside.mmu.sv32.Pte;

/** Flags of page-table entries. */
public final class PteText {
  private PteText() {}

  /** As in {@code r-xu}: read, write, execute, user. */
  public static String letters(Pte pte) {
    return (pte.readable() ? "r" : "-")
        + (pte.writable() ? "w" : "-")
        + (pte.executable() ? "x" : "-")
        + (pte.user() ? "u" : "-");
  }
}
