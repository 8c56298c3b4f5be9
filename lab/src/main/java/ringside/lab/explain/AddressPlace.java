package ringside.lab.explain;

import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.AddressSpace;
import ringside.kernel.memory.Region;
import ringside.kernel.text.KernelLayout;

/**
 * What an address belongs to.
 *
 * @param kind whose it is
 * @param region that holds it, where a program's region does
 */
public record AddressPlace(Kind kind, @Nullable Region region) {
  /** Whose an address is. */
  public enum Kind {
    /** A region of the program's holds it. */
    REGION,
    /** It is in kernel space, which programs can't touch. */
    KERNEL,
    /** Nothing is there. */
    NOTHING
  }

  /** What a virtual address belongs to in an address space. */
  public static AddressPlace of(AddressSpace space, int address) {
    if (Integer.compareUnsigned(address, KernelLayout.BASE) >= 0) {
      return new AddressPlace(Kind.KERNEL, null);
    }
    for (Region region : space.regions()) {
      if (region.contains(address)) {
        return new AddressPlace(Kind.REGION, region);
      }
    }
    return new AddressPlace(Kind.NOTHING, null);
  }
}
