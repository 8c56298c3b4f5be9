package ringside.lab.debug;

import ringside.kernel.process.Process;
import ringside.mmu.sv32.VirtualAddress;

/** A word of memory that somebody watches. */
public sealed interface Word {
  /** Virtual or physical, a multiple of 4. */
  int address();

  /**
   * At a virtual address of a process: whatever frame is behind it at the time.
   *
   * @param address a multiple of 4
   */
  record Virtual(int pid, int address) implements Word {}

  /**
   * At a physical address.
   *
   * @param address a multiple of 4
   */
  record Physical(int address) implements Word {}

  /** Whether a word of physical memory is this one, as page tables are now. */
  default boolean isAt(int physical, View view) {
    if (this instanceof Virtual virtual) {
      boolean sameOffset = VirtualAddress.offset(physical ^ virtual.address) == 0;
      return sameOffset && view.physical(virtual.pid, virtual.address) == physical;
    }
    return this instanceof Physical own && own.address == physical;
  }

  /** Where it is now; 0 where its page is not in memory, or its process has ended. */
  default int physical(View view) {
    return this instanceof Virtual virtual
        ? view.physical(virtual.pid, virtual.address)
        : ((Physical) this).address;
  }

  /** The word of a process that holds an address. */
  static Word of(Process process, int address) {
    return new Virtual(process.pid(), address & ~3);
  }
}
