package ringside.lab.debugger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.dwarf.CType;
import ringside.isa.elf.dwarf.FrameRow;
import ringside.isa.elf.dwarf.Place;
import ringside.isa.elf.dwarf.PlaceMachine;
import ringside.isa.elf.dwarf.Variable;
import ringside.lab.debug.View;
import ringside.lab.explain.Backtrace;
import ringside.lab.session.ThreadView;

/** The variables that a thread's innermost function can name, as its compiler has told of them. */
public final class Locals {
  private final View view;
  private final int pid;
  private final Optional<Backtrace.Level> frame;
  private final ElfImage image;

  /** Of a thread where it stands. */
  public Locals(View view, int tid) {
    this(view, tid, 0);
  }

  /**
   * Of the function that a thread is in, or of a caller.
   *
   * @param level of the frame, as {@link View#level} counts
   */
  public Locals(View view, int tid, int level) {
    this.view = view;
    this.pid = view.registers(tid).map(ThreadView::pid).orElse(0);
    this.frame = view.level(tid, level);
    this.image = view.image(tid);
  }

  /** The variables of the function, the parameters among them. */
  public List<Variable> all() {
    return frame.map(here -> image.debug().variables().at(here.at())).orElse(List.of());
  }

  /** The variable of a name: of the function, else outside of functions. */
  Optional<Variable> find(String name) {
    return all().stream()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .or(() -> image.debug().variables().global(name));
  }

  /** Where a variable is; empty where it is nowhere now. */
  public Optional<Place> place(Variable variable) {
    return frame.flatMap(here -> variable.place(here.at(), new Machine(here)));
  }

  /** The address of a variable that is in memory. */
  OptionalInt address(String name) {
    Optional<Place> place = find(name).flatMap(this::place);
    return place.isPresent() && place.get() instanceof Place.Memory memory
        ? OptionalInt.of(memory.address())
        : OptionalInt.empty();
  }

  /** The value of a variable of at most a word; empty for others, and where it can't be seen. */
  OptionalInt value(String name) {
    Variable variable = find(name).orElse(null);
    Place place = variable == null ? null : place(variable).orElse(null);
    return variable == null || place == null ? OptionalInt.empty() : scalar(variable.type(), place);
  }

  /** The value at a place of a type of at most a word. */
  public OptionalInt scalar(CType type, Place place) {
    int size = type.size();
    if (size < 1 || size > 4 || type.kind() == CType.Kind.STRUCTURE) {
      return OptionalInt.empty();
    }
    OptionalInt word = place instanceof Place.Bits bits ? bits(bits) : word(place, size);
    int width = place instanceof Place.Bits bits ? bits.bits() : 8 * size;
    if (word.isEmpty() || width == 32) {
      return word;
    }
    int unused = 32 - width;
    boolean signed =
        type.kind() == CType.Kind.SIGNED
            || type.kind() == CType.Kind.CHARACTER && !type.isUnsigned();
    int shifted = word.getAsInt() << unused;
    return OptionalInt.of(signed ? shifted >> unused : shifted >>> unused);
  }

  private OptionalInt bits(Place.Bits place) {
    int size = (place.shift() + place.bits() + 7) / 8;
    byte[] bytes = bytes(place.address(), size);
    long word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word |= (bytes[i] & 0xffL) << 8 * i;
    }
    return bytes.length == size
        ? OptionalInt.of((int) (word >>> place.shift()))
        : OptionalInt.empty();
  }

  private OptionalInt word(Place place, int size) {
    if (place instanceof Place.Value value) {
      return OptionalInt.of(value.value());
    } else if (place instanceof Place.Register register) {
      return new Machine(frame.orElseThrow()).register(register.number());
    } else if (!(place instanceof Place.Memory)) {
      return OptionalInt.empty();
    }
    byte[] bytes = bytes(((Place.Memory) place).address(), size);
    int word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word |= (bytes[i] & 0xff) << 8 * i;
    }
    return bytes.length == size ? OptionalInt.of(word) : OptionalInt.empty();
  }

  /** Bytes of the process's memory, as far as they can be seen. */
  byte[] bytes(int address, int most) {
    return view.bytes(pid, address, most);
  }

  private final class Machine implements PlaceMachine {
    private final Backtrace.Level here;

    Machine(Backtrace.Level here) {
      this.here = here;
    }

    @Override
    public OptionalInt register(int number) {
      Integer value = here.registers().get(number);
      return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    @Override
    public OptionalInt word(int address) {
      return view.word(pid, address);
    }

    @Override
    public OptionalInt frame() {
      FrameRow row = image.debug().frames().at(here.at()).orElse(null);
      OptionalInt base = row == null ? OptionalInt.empty() : register(row.base());
      return row == null || base.isEmpty()
          ? OptionalInt.empty()
          : OptionalInt.of(base.getAsInt() + row.offset());
    }
  }
}
