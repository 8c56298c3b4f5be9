package ringside.lab.explain;

import org.jspecify.annotations.Nullable;
import ringside.kernel.memory.Region;

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
}
