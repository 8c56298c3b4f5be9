package ringside.lab.look;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import ringside.kernel.Computer;
import ringside.kernel.process.Process;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;

/**
 * The used entries of both levels of a page table.
 *
 * @param processes whose it is
 * @param rootFrame physical address >>> 12 of its root
 * @param tables the tables that user entries of the root point to, by index
 * @param kernel the kernel's superpages
 */
public record PageTableTree(
    List<Process> processes, int rootFrame, List<Table> tables, List<Run> kernel) {
  /**
   * A table of the last level.
   *
   * @param index of the root's entry that points to it
   * @param frame physical address >>> 12
   * @param runs its used entries
   */
  public record Table(int index, int frame, List<Run> runs) {}

  /**
   * Used entries side by side that have the same flags, and whose frames follow each other.
   *
   * @param first index in the table
   * @param count how many
   * @param pte of the first of them
   */
  public record Run(int first, int count, Pte pte) {}

  /** Those of all address spaces. */
  public static List<PageTableTree> of(Computer computer) {
    return Space.all(computer).stream()
        .map(space -> of(computer.hart().mmu().memory(), space))
        .toList();
  }

  private static PageTableTree of(PhysicalMemory memory, Space space) {
    int root = space.memory().rootFrame();
    List<Table> tables = new ArrayList<>();
    for (int index = 0; index < Leaf.USER_ENTRIES; index++) {
      Pte entry = Leaf.entry(memory, root, index);
      if (entry.valid()) {
        IntFunction<Pte> entries = i -> Leaf.entry(memory, entry.frame(), i);
        tables.add(new Table(index, entry.frame(), runs(entries, 0, 1)));
      }
    }
    List<Run> kernel = runs(i -> Leaf.entry(memory, root, i), Leaf.USER_ENTRIES, Leaf.ENTRIES);
    return new PageTableTree(space.processes(), root, tables, kernel);
  }

  /**
   * Used entries from an index on.
   *
   * @param frames of memory that an entry stands for: 1, or those of a superpage
   */
  private static List<Run> runs(IntFunction<Pte> entries, int from, int frames) {
    List<Run> runs = new ArrayList<>();
    for (int index = from; index < Leaf.ENTRIES; index++) {
      Pte pte = entries.apply(index);
      int last = runs.size() - 1;
      if (pte.bits() == 0) {
        continue;
      }
      if (last >= 0 && goesOn(runs.get(last), index, pte, frames)) {
        Run run = runs.get(last);
        runs.set(last, new Run(run.first, run.count + 1, run.pte));
      } else {
        runs.add(new Run(index, 1, pte));
      }
    }
    return runs;
  }

  private static boolean goesOn(Run run, int index, Pte pte, int frames) {
    return run.first + run.count == index
        && (pte.bits() & Pte.FLAGS) == (run.pte.bits() & Pte.FLAGS)
        && pte.frame() == run.pte.frame() + run.count * frames;
  }
}
