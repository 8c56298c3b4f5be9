package ringside.lab.learn.threads;

import ringside.lab.report.Numbers;
import ringside.lab.session.Session;

/** Addresses, as tables have them. */
final class Places {
  private static final int PAGE_BITS = 12;

  private Places() {}

  /** The physical address that a process's page table has for a virtual one, eight digits. */
  static String physical(Session session, int pid, int address) {
    int frame = session.pageTable(pid).walk(address).frame(address >>> PAGE_BITS);
    return Numbers.hex(frame << PAGE_BITS | address & (1 << PAGE_BITS) - 1);
  }
}
