package ringside.isa.asm;

/** Padding up to a multiple of a power of two: .align, .p2align, .balign. */
final class AlignFragment extends Fragment {
  private static final int NOP = 0x00000013;

  private final int alignment;
  private final Padding padding;
  private int size;

  /**
   * What to pad with.
   *
   * @param code nops, whatever the pattern
   * @param pattern of {@code patternBytes} bytes
   * @param most no padding at all if more bytes than this would be needed
   */
  record Padding(boolean code, long pattern, int patternBytes, int most) {}

  AlignFragment(Section section, int index, int alignment, Padding padding) {
    super(section, index);
    this.alignment = alignment;
    this.padding = padding;
  }

  @Override
  int size() {
    return size;
  }

  @Override
  boolean isFixed() {
    return false;
  }

  @Override
  boolean relax() {
    int needed = -address() & alignment - 1;
    int newSize = needed > padding.most() ? 0 : needed;
    boolean changed = newSize != size;
    size = newSize;
    return changed;
  }

  /** A part of the unit that does not fit comes first and is zero, as GNU as does. */
  @Override
  void write(byte[] image) {
    int unit = padding.code() ? 4 : padding.patternBytes();
    long pattern = padding.code() ? NOP : padding.pattern();
    int at = address() + size % unit;
    for (int end = address() + size; at < end; at += unit) {
      for (int index = 0; index < unit; index++) {
        image[at + index] = (byte) (index < 8 ? pattern >> 8 * index : 0);
      }
    }
  }
}
