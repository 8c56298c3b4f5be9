package ringside.isa.asm.section;

/** Padding up to a multiple of a power of two: .align, .p2align, .balign. */
public final class AlignFragment extends Fragment {
  private static final int NOP = 0x00000013;
  private static final int COMPRESSED_NOP = 0x0001;

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
  public record Padding(boolean code, long pattern, int patternBytes, int most) {}

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

  @Override
  public void write(byte[] image) {
    if (padding.code()) {
      writeNops(image);
    } else {
      writePattern(image);
    }
  }

  /** A part of the pattern that does not fit comes first and is zero, as GNU as does. */
  private void writePattern(byte[] image) {
    int unit = padding.patternBytes();
    int at = address() + size % unit;
    for (int end = address() + size; at < end; at += unit) {
      Patch.number(image, at, padding.pattern(), unit);
    }
  }

  /** riscv_make_nops in gas/config/tc-riscv.c, down to the compressed nop after odd data. */
  private void writeNops(byte[] image) {
    int at = address() + (size & 1);
    if ((size & 2) != 0) {
      Patch.number(image, at, COMPRESSED_NOP, 2);
      at += 2;
    }
    for (int end = address() + size; at < end; at += 4) {
      Patch.word(image, at, NOP);
    }
  }
}
