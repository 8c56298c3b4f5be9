package ringside.kernel.memory;

import ringside.kernel.text.KernelLayout;
import ringside.mmu.memory.PhysicalMemory;
import ringside.mmu.sv32.Access;
import ringside.mmu.sv32.Pte;
import ringside.mmu.sv32.VirtualAddress;

/**
 * The memory of a process that is not running, reached through the kernel's own mapping of its
 * frames: for those who look into another process.
 */
public final class RemoteMemory {
  private final AddressSpace space;

  /** The memory of a space. */
  public RemoteMemory(AddressSpace space) {
    this.space = space;
  }

  /**
   * Where the kernel finds a byte of the user's; the rest of its page follows.
   *
   * @param access LOAD or STORE; the page is brought in, or copied, as the process itself would
   * @throws BadAddress where the process could not do that
   */
  public int kernelAddress(int address, Access access) {
    Pte pte = space.peek(address);
    boolean there = pte.valid() && pte.user() && (access != Access.STORE || pte.writable());
    if (!there) {
      if (space.faultNow(address, access) != FaultResult.MENDED) {
        throw new BadAddress(address);
      }
      if (pte.valid()) {
        // The page was there and may be another now, while the hart still knows it by the old one.
        space.flushAllTranslations();
      }
      pte = space.peek(address);
    }
    int physical = pte.frame() << PhysicalMemory.FRAME_SHIFT;
    return KernelLayout.virtual(physical) + VirtualAddress.offset(address);
  }

  /** Where the kernel finds a byte that a debugger writes, also where the program may not. */
  public int forcedAddress(int address) {
    Region region = space.find(address);
    if (region == null) {
      throw new BadAddress(address);
    }
    Protection own = region.protection();
    if (own.write()) {
      return kernelAddress(address, Access.STORE);
    }
    int page = address & -AddressSpace.PAGE;
    space.protect(page, page + AddressSpace.PAGE, new Protection(own.read(), true, own.execute()));
    int found = kernelAddress(address, Access.STORE);
    space.protect(page, page + AddressSpace.PAGE, own);
    return found;
  }
}
