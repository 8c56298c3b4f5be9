package ringside.isa.asm.section;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ringside.isa.asm.source.Place;
import ringside.isa.asm.source.SourceException;

/** Equal bytes up to a length that may depend on labels: .space, .skip, .org. */
final class FillFragment extends Fragment {
  private final Expression length;
  private final boolean upTo;
  private final int fill;
  private final Place place;
  private long size;

  /**
   * Bytes.
   *
   * @param upTo whether the length is counted from the start of the section (.org)
   */
  FillFragment(Section section, int index, Expression length, boolean upTo, int fill, Place place) {
    super(section, index);
    this.length = length;
    this.upTo = upTo;
    this.fill = fill;
    this.place = place;
    if (length instanceof Expression.Constant constant && !upTo) {
      size = checked(constant.value());
    }
  }

  @Override
  int size() {
    return (int) size;
  }

  @Override
  boolean isFixed() {
    return length instanceof Expression.Constant && !upTo;
  }

  @Override
  boolean relax() {
    Value value = Evaluator.evaluate(length);
    if (value == null || value.minus() != null) {
      throw unknown();
    }
    Symbol symbol = value.plus();
    long target = value.offset();
    if (symbol != null) {
      if (!upTo || symbol.section() != section()) {
        throw unknown();
      }
      target += symbol.address();
    }
    long newSize = checked(upTo ? target - address() : target);
    boolean changed = newSize != size;
    size = newSize;
    return changed;
  }

  private SourceException unknown() {
    return new SourceException(
        place.column(), "this length must be a number, or a difference of labels of one section");
  }

  private long checked(long bytes) {
    if (bytes < 0) {
      throw new SourceException(
          place.column(),
          upTo ? "cannot move backwards: the section is already longer" : "a negative length");
    }
    if (bytes > size) {
      section().requireSize(bytes - size, place.column());
    }
    return bytes;
  }

  @Override
  public void write(byte[] image) {
    Arrays.fill(image, address(), address() + size(), (byte) fill);
  }

  @Override
  @Nullable Place place() {
    return place;
  }
}
