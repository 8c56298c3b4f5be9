package ringside.lab.learn.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ringside.kernel.Computer;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.process.Process;
import ringside.lab.look.DescriptorTable;
import ringside.mmu.sv32.Pte;

/**
 * A child at the moment at which both are there.
 *
 * @param root frame of its page table
 * @param code frames with its instructions
 * @param written frames that it may write
 */
record Child(
    Process process,
    int root,
    long cycles,
    int pages,
    int descriptors,
    Set<Integer> code,
    Set<Integer> written) {
  /** All processes that have no children. */
  static List<Child> all(Computer computer) {
    List<Child> children = new ArrayList<>();
    for (DescriptorTable files : DescriptorTable.of(computer)) {
      Process process = files.process();
      if (process.children().isEmpty()) {
        children.add(
            new Child(
                process,
                process.space().rootFrame(),
                computer.ledger().sumOfProcess(process.pid(), key -> true),
                process.space().use().presentPages(),
                files.rows().size(),
                frames(process, true),
                frames(process, false)));
      }
    }
    return children;
  }

  private static Set<Integer> frames(Process process, boolean code) {
    Set<Integer> frames = new HashSet<>();
    for (Region region : process.space().regions()) {
      boolean wanted = code ? region.kind() == Region.Kind.CODE : region.protection().write();
      for (int page = region.start(); wanted && page != region.end(); page += AddressSpace.PAGE) {
        Pte pte = process.space().peek(page);
        if (pte.valid()) {
          frames.add(pte.frame());
        }
      }
    }
    return frames;
  }
}
