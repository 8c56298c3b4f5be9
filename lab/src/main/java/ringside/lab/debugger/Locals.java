package ringside.lab.debugger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import ringside.isa.elf.ElfImage;
import ringside.isa.elf.dwarf.CType;
import ringside.isa.elf.dwarf.Place;
import ringside.isa.elf.dwarf.PlaceMachine;
import ringside.isa.elf.dwarf.Variable;
import ringside.lab.debug.View;
import ringside.lab.session.ThreadView;

/** The variables that a thread's innermost function can name, as its compiler has told of them. */
final class Locals {
  private final View view;
  private final Optional<ThreadView> thread;
  private final ElfImage image;

  /** Of a thread where it stands. */
  Locals(View view, int tid) {
    this.view = view;
    this.thread = view.registers(tid);
    this.image = view.image(tid);
  }

  /** The variables of the function, the parameters among them. */
  List<Variable> all() {
    return thread.map(here -> image.debug().variables().at(here.pc())).orElse(List.of());
  }

  /** The variable of a name: of the function, else outside of functions. */
  Optional<Variable> find(String name) {
    return all().stream()
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .or(() -> image.debug().variables().global(name));
  }

  /** Where a variable is; empty where it is nowhere now. */
  Optional<Place> place(Variable variable) {
    return thread.flatMap(here -> variable.place(here.pc(), new Machine(here)));
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
  OptionalInt scalar(CType type, Place place) {
    int size = type.size();
    if (size < 1 || size > 4 || type.kind() == CType.Kind.STRUCTURE) {
      return OptionalInt.empty();
    }
    OptionalInt word = word(place, size);
    if (word.isEmpty() || size == 4) {
      return word;
    }
    int unused = 32 - 8 * size;
    boolean signed =
        type.kind() == CType.Kind.SIGNED
            || type.kind() == CType.Kind.CHARACTER && !type.isUnsigned();
    int shifted = word.getAsInt() << unused;
    return OptionalInt.of(signed ? shifted >> unused : shifted >>> unused);
  }

  private OptionalInt word(Place place, int size) {
    if (place instanceof Place.Value value) {
      return OptionalInt.of(value.value());
    } else if (place instanceof Place.Register register) {
      return new Machine(thread.orElseThrow()).register(register.number());
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
    return view.bytes(thread.map(ThreadView::pid).orElse(0), address, most);
  }

  private final class Machine implements PlaceMachine {
    private final ThreadView here;

    Machine(ThreadView here) {
      this.here = here;
    }

    @Override
    public OptionalInt register(int number) {
      boolean known = number >= 0 && number < here.registers().size();
      return known ? OptionalInt.of(here.registers().get(number)) : OptionalInt.empty();
    }

    @Override
    public OptionalInt word(int address) {
      return view.word(here.pid(), address);
    }

    @Override
    public OptionalInt frame() {
      return image
          .debug()
          .frames()
          .at(here.pc())
          .map(row -> OptionalInt.of(here.registers().get(row.base()) + row.offset()))
          .orElse(OptionalInt.empty());
    }
  }
}
