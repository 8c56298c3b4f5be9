package ringside.isa.asm.section;

import java.util.Arrays;

/** Bytes that are known, apart from fixups. */
final class DataFragment extends Fragment {
  private byte[] bytes = new byte[64];
  private int size;

  DataFragment(Section section, int index) {
    super(section, index);
  }

  void add(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  /** Adds the lower bytes of a value, lowest first. */
  void add(long value, int count) {
    for (int index = 0; index < count; index++) {
      add(index < 8 ? (int) (value >> 8 * index) : 0);
    }
  }

  @Override
  int size() {
    return size;
  }

  @Override
  boolean isFixed() {
    return true;
  }

  @Override
  public void write(byte[] image) {
    System.arraycopy(bytes, 0, image, address(), size);
  }
}
