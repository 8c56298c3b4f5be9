package ringside.isa.asm.section;

/**
 * What .struct and .offset open: nothing of it is part of the program, and its labels are numbers,
 * the offsets of the fields of a structure.
 */
public final class StructSection extends Section {
  private final long start;

  /** A section that begins at an offset and holds nothing (.struct). */
  public StructSection(long start) {
    super("*ABS*", 0, true);
    this.start = start;
  }

  /** Where the next field goes. */
  long offset() {
    int size = 0;
    for (Fragment fragment : fragments()) {
      fragment.moveTo(size);
      fragment.relax();
      size += fragment.size();
    }
    return start + size;
  }
}
