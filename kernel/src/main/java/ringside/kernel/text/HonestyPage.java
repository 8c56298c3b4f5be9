package ringside.kernel.text;

/** Writes docs/kernel-routines.md out of the table of routines. */
public final class HonestyPage {
  private static final String INTRODUCTION =
      """
      # What the kernel's own work costs, honestly

      The kernel of Ringside is written in Java. Its code has no RISC-V instructions of its own, so each
      of its routines is given a number of them, and an address range in the kernel's text. Running a
      routine issues that many instructions (1 cycle each) and fetches those lines through the I-TLB and
      the L1 I-cache. What it loads and stores is not part of the number's price: every access to a PCB,
      a page-table entry, a pipe's buffer or a user's page goes through the D-TLB and the caches like
      any other, and is charged where it happens. A routine that makes more accesses than it has
      instructions is a loop, and issues one instruction for each further access.

      So the *order of magnitude* of a system call's own instructions rests on this table; which of two
      mechanisms copies more, traps more and misses more does not. *counted* means that the instructions
      follow from the task and are listed; *estimate* is what a compiler should make of the same few
      steps at -O2. None has been taken from another kernel's compiled code yet.

      CSR instructions among them pay the CSR cost of [the cost model](cost-model.md), 2 cycles more each,
      when the routine begins; writes of satp and sfence.vma pay it where they are made.

      | routine | instructions | CSR | what it does | source |
      |---|---|---|---|---|
      """;

  private HonestyPage() {}

  /** The page, in Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Routine routine : Routine.values()) {
      page.append("| ").append(routine.name()).append(" | ").append(routine.instructions());
      page.append(" | ").append(routine.csrInstructions());
      page.append(" | ").append(routine.purpose()).append(" | ").append(routine.source());
      page.append(" |\n");
    }
    return page.toString();
  }
}
