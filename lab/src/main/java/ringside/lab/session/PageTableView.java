package ringside.lab.session;

import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.PageTableWalker;
import ringside.mmu.sv32.PteReader;
import ringside.mmu.sv32.Walk;

/** A process's page table where a session has stopped; looking costs no cycle. */
public final class PageTableView {
  private final int rootFrame;
  private final PageTableWalker walker;

  PageTableView(PhysicalMemory memory, int rootFrame) {
    this.rootFrame = rootFrame;
    this.walker =
        new PageTableWalker(
            new PteReader() {
              @Override
              public boolean readable(int address) {
                return memory.contains(address);
              }

              @Override
              public int read(int address, int level) {
                return memory.readWord(address);
              }
            });
  }

  /** Physical address >>> 12 of the root table, as satp holds it. */
  public int rootFrame() {
    return rootFrame;
  }

  /** The walk that a miss of the TLB at a virtual address would make. */
  public Walk walk(int address) {
    return walker.walk(rootFrame, address);
  }
}
