package ringside.kernel.memory;

import org.jspecify.annotations.Nullable;

/**
 * A range of virtual addresses with one protection (Linux: vm_area_struct).
 *
 * @param start first address, a multiple of 4096
 * @param end behind the last address, a multiple of 4096
 * @param protection what is allowed
 * @param kind what it is for
 * @param backing frames that all who map it share, or null for private anonymous memory
 * @param backingPage page of the backing that stands at start
 * @param object address of the kernel object that describes it
 * @param mayWrite whether mprotect may allow writes: not where a file open for reading is shared
 * @param treatment whether its pages stay in memory, and what a child gets of them
 */
public record Region(
    int start,
    int end,
    Protection protection,
    Kind kind,
    @Nullable SharedPages backing,
    int backingPage,
    int object,
    boolean mayWrite,
    Treatment treatment) {
  /** Bytes of the kernel object that describes a region. */
  static final int OBJECT_BYTES = 64;

  /** What a region is for. */
  public enum Kind {
    CODE("code"),
    DATA("data"),
    HEAP("heap"),
    MAPPING("mapping"),
    /** A file, privately: what is written is this space's own. */
    FILE("file"),
    STACK("stack"),
    SIGNAL_RETURN("signal return");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** The word used in reports. */
    public String title() {
      return title;
    }
  }

  /** Whether it holds an address. */
  public boolean contains(int address) {
    return Integer.compareUnsigned(address, start) >= 0
        && Integer.compareUnsigned(address, end) < 0;
  }

  /** The page of its backing that stands at an address. */
  int pageAt(int address) {
    return backingPage + (address - start >>> 12);
  }

  /** Whether the file behind it, if any, reaches up to an address. */
  boolean isBacked(int address) {
    return backing == null || backing.covers(pageAt(address));
  }

  /** Whether writes are seen by all who map it; else they are this space's own. */
  public boolean isShared() {
    return backing != null && kind == Kind.MAPPING;
  }

  /** Whether another begins where it ends, and is alike. */
  boolean goesOnIn(Region next) {
    return end == next.start
        && protection.equals(next.protection)
        && kind == next.kind
        && backing == next.backing
        && (backing == null || next.backingPage == pageAt(next.start))
        && mayWrite == next.mayWrite
        && treatment.equals(next.treatment);
  }

  /** The same region between other bounds. */
  Region cut(int newStart, int newEnd, int newObject) {
    int page = backingPage + (newStart - start >>> 12);
    return new Region(
        newStart, newEnd, protection, kind, backing, page, newObject, mayWrite, treatment);
  }

  /** The same region at another place. */
  Region at(int newStart, int newEnd) {
    return new Region(
        newStart, newEnd, protection, kind, backing, backingPage, object, mayWrite, treatment);
  }

  Region withProtection(Protection changed) {
    return new Region(start, end, changed, kind, backing, backingPage, object, mayWrite, treatment);
  }

  /** The same region, kept otherwise. */
  public Region withTreatment(Treatment changed) {
    return new Region(
        start, end, protection, kind, backing, backingPage, object, mayWrite, changed);
  }
}
