package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ringside.kernel.Computer;
import ringside.kernel.event.ThreadState;
import ringside.kernel.process.GuestThread;
import ringside.lab.look.Leaf;
import ringside.lab.look.PageTableTree;
import ringside.lab.session.ThreadView;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/**
 * How a thread's addresses are translated at a moment.
 *
 * @param cycle the moment
 * @param thread as in {@code tid 2 fork}
 * @param rootFrame physical address >>> 12 of the root table
 * @param root its used entries
 * @param walks of the stack pointer and the program counter
 */
public record WalkScene(
    long cycle, String thread, int rootFrame, List<Used> root, List<Path> walks) {
  /**
   * Used entries of a table side by side.
   *
   * @param first index of the first, 0 to 1023
   * @param count how many
   * @param pte the first of them
   */
  public record Used(int first, int count, Pte pte) {}

  /**
   * An entry that the walk reads.
   *
   * @param frame physical address >>> 12 of the table
   * @param index of the entry in it, 0 to 1023
   * @param pte the entry
   */
  public record Step(int frame, int index, Pte pte) {}

  /**
   * A walk.
   *
   * @param register that holds the address: sp or pc
   * @param address virtual
   * @param steps the entries that are read, the root's first
   * @param table used entries of the second table; empty where the walk does not come to it
   */
  public record Path(String register, int address, List<Step> steps, List<Used> table) {}

  /** Of the first thread of a computer where it stands; nothing where all have ended. */
  public static Optional<WalkScene> of(Computer computer) {
    return computer.processes().threads().stream()
        .filter(thread -> thread.state() != ThreadState.TERMINATED)
        .filter(thread -> thread.process().exitStatus() == null)
        .min(Comparator.comparing(GuestThread::tid))
        .map(thread -> of(computer, thread));
  }

  private static WalkScene of(Computer computer, GuestThread thread) {
    PageTableTree tree =
        PageTableTree.of(computer).stream()
            .filter(one -> one.processes().contains(thread.process()))
            .findFirst()
            .orElseThrow();
    PhysicalMemory memory = computer.hart().mmu().memory();
    List<Used> root = new ArrayList<>();
    for (PageTableTree.Table table : tree.tables()) {
      Pte pte = Leaf.entry(memory, tree.rootFrame(), table.index());
      root.add(new Used(table.index(), 1, pte));
    }
    root.addAll(used(tree.kernel()));
    ThreadView view = ThreadView.of(computer, thread);
    return new WalkScene(
        computer.hart().meter().clock(),
        "tid " + thread.tid() + " " + thread.process().name(),
        tree.rootFrame(),
        root,
        List.of(
            path(memory, tree, "sp", view.register("sp")), path(memory, tree, "pc", view.pc())));
  }

  private static List<Used> used(List<PageTableTree.Run> runs) {
    return runs.stream().map(run -> new Used(run.first(), run.count(), run.pte())).toList();
  }

  private static Path path(
      PhysicalMemory memory, PageTableTree tree, String register, int address) {
    int index = VirtualAddress.index(address, 1);
    Pte first = Leaf.entry(memory, tree.rootFrame(), index);
    List<Step> steps = new ArrayList<>(List.of(new Step(tree.rootFrame(), index, first)));
    if (!first.valid() || first.leaf()) {
      return new Path(register, address, steps, List.of());
    }
    int second = VirtualAddress.index(address, 0);
    steps.add(new Step(first.frame(), second, Leaf.entry(memory, first.frame(), second)));
    List<Used> table =
        tree.tables().stream()
            .filter(one -> one.index() == index)
            .flatMap(one -> used(one.runs()).stream())
            .toList();
    return new Path(register, address, steps, table);
  }
}
