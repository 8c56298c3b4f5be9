package ringside.lab.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import ringside.isa.Register;
import ringside.isa.elf.dwarf.CType;
import ringside.isa.elf.dwarf.Place;
import ringside.isa.elf.dwarf.Variable;
import ringside.lab.debugger.Locals;
import ringside.lab.debugger.VariableText;
import ringside.lab.debugger.panel.Standpoint;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** The variables of the function that a thread is in; structures, arrays and pointers open. */
final class LocalItems {
  private static final int MOST_ELEMENTS = 1000;

  private final Locals locals;
  private final VariableText text;

  LocalItems(Texts texts, Standpoint here) {
    this.locals = new Locals(here.view(), here.tid());
    this.text = new VariableText(texts, locals);
  }

  /** All of them, the parameters among them. */
  List<Item> all() {
    return locals.all().stream().map(this::item).toList();
  }

  private Item item(Variable variable) {
    Place place = locals.place(variable).orElse(null);
    return place == null
        ? Item.leaf(variable.name(), text.of(variable))
        : item(variable.name(), variable.name(), variable.type(), place);
  }

  private Item item(String name, String expression, CType type, Place place) {
    return new Item(
        name,
        text.of(type, place),
        place instanceof Place.Memory memory
            ? OptionalInt.of(memory.address())
            : OptionalInt.empty(),
        expression,
        assigned(type, place),
        inside(type, place));
  }

  /** Words, bytes and registers can be set; the rest by its parts. */
  private static String assigned(CType type, Place place) {
    boolean single = type.kind() != CType.Kind.STRUCTURE && type.kind() != CType.Kind.ARRAY;
    if (single && place instanceof Place.Register register) {
      return "$" + Register.name(register.number());
    } else if (single && place instanceof Place.Memory memory) {
      String word = "*" + Numbers.hex(memory.address());
      return type.size() == 4 ? word : type.size() == 1 ? "byte " + word : "";
    }
    return "";
  }

  private Optional<Supplier<List<Item>>> inside(CType type, Place place) {
    if (type.kind() == CType.Kind.POINTER) {
      return pointed(type.target(), locals.scalar(type, place).orElse(0));
    }
    return place instanceof Place.Memory memory ? parts(type, memory.address()) : Optional.empty();
  }

  private Optional<Supplier<List<Item>>> parts(CType type, int address) {
    return switch (type.kind()) {
      case STRUCTURE -> Optional.of(() -> members(type, address));
      case ARRAY -> Optional.of(() -> elements(type, address));
      default -> Optional.empty();
    };
  }

  private Optional<Supplier<List<Item>>> pointed(CType target, int address) {
    if (address == 0 || target.size() == 0) {
      return Optional.empty();
    } else if (target.kind() == CType.Kind.STRUCTURE) {
      return Optional.of(() -> members(target, address));
    }
    return Optional.of(() -> List.of(item("*", "", target, new Place.Memory(address))));
  }

  private List<Item> members(CType type, int address) {
    return type.members().stream()
        .map(part -> item(part.name(), "", part.type(), part.at(address)))
        .toList();
  }

  private List<Item> elements(CType type, int address) {
    CType element = type.target();
    List<Item> all = new ArrayList<>();
    for (int i = 0; i < Math.min(type.count(), MOST_ELEMENTS); i++) {
      Place.Memory place = new Place.Memory(address + i * element.size());
      all.add(item("[" + i + "]", "", element, place));
    }
    return all;
  }
}
