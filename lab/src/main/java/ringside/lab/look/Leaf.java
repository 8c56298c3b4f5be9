package ringside.lab.look;

import java.util.ArrayList;
import java.util.List;
import ringside.kernel.text.KernelLayout;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;

/**
 * An entry of the last level of a page table that is not empty: of a page in memory, or on the swap
 * disk.
 *
 * @param page virtual page number
 * @param pte the entry
 */
public record Leaf(int page, Pte pte) {
  /** Entries of a table. */
  static final int ENTRIES = PhysicalMemory.FRAME_BYTES / 4;

  /** Entries of a root that are the user's; those behind are the kernel's. */
  static final int USER_ENTRIES = KernelLayout.BASE >>> 22;

  /** All of the user's, by address; read as a debugger does. */
  static List<Leaf> all(PhysicalMemory memory, int rootFrame) {
    List<Leaf> leaves = new ArrayList<>();
    for (int upper = 0; upper < USER_ENTRIES; upper++) {
      Pte table = entry(memory, rootFrame, upper);
      for (int lower = 0; table.valid() && lower < ENTRIES; lower++) {
        Pte pte = entry(memory, table.frame(), lower);
        if (pte.bits() != 0) {
          leaves.add(new Leaf(upper * ENTRIES + lower, pte));
        }
      }
    }
    return leaves;
  }

  /** An entry of the table in a frame, a physical address >>> 12. */
  public static Pte entry(PhysicalMemory memory, int frame, int index) {
    return new Pte(memory.readWord((frame << PhysicalMemory.FRAME_SHIFT) + index * 4));
  }
}
