package ringside.isa.asm.section;

import org.jspecify.annotations.Nullable;
import ringside.isa.Encoder;
import ringside.isa.Format;
import ringside.isa.asm.source.Place;

/**
 * A conditional branch. If its target is out of reach or not in this section, it becomes the
 * opposite branch over a jump, which reaches 1 MiB (GNU as manual, "RISC-V-Dependent Features").
 */
public final class BranchFragment extends Fragment {
  private static final int OPPOSITE = 1 << 12;
  private static final int JAL = 0x6f;

  private final int word;
  private final Expression target;
  private final Place place;
  private boolean isLong;

  BranchFragment(Section section, int index, int word, Expression target, Place place) {
    super(section, index);
    this.word = word;
    this.target = target;
    this.place = place;
  }

  @Override
  int size() {
    return isLong ? 8 : 4;
  }

  @Override
  boolean isFixed() {
    return false;
  }

  @Override
  boolean relax() {
    boolean wasLong = isLong;
    isLong = !reaches();
    return isLong != wasLong;
  }

  private boolean reaches() {
    Value value = Evaluator.evaluate(target);
    Symbol symbol = value == null || value.minus() != null ? null : value.plus();
    if (value == null
        || symbol == null
        || symbol.section() != section()
        || symbol.binding() == Binding.WEAK) {
      return false;
    }
    long distance = symbol.address() + value.offset() - address();
    return distance >= Encoder.minimum(Format.BRANCH) && distance <= Encoder.maximum(Format.BRANCH);
  }

  @Override
  public void write(byte[] image) {
    if (isLong) {
      Patch.word(image, address(), (word ^ OPPOSITE) | Encoder.place(Format.BRANCH, 8));
      Patch.word(image, address() + 4, JAL);
    } else {
      Patch.word(image, address(), word);
    }
  }

  /** What remains to be filled in once addresses are known. */
  public Fixup fixup() {
    return isLong
        ? new Fixup(this, 4, RelocationType.JAL, target, place)
        : new Fixup(this, 0, RelocationType.BRANCH, target, place);
  }

  @Override
  @Nullable Place place() {
    return place;
  }
}
