package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A debugging information entry: what it is of, its attributes, and the entries inside it. */
final class Die {
  final int tag;
  final CompileUnit unit;
  final List<Die> children = new ArrayList<>();
  private final Map<Integer, Attribute> attributes = new HashMap<>();

  /**
   * The value of an attribute.
   *
   * @param kind what it is
   * @param number of a number, an address, a reference or an offset; 0 for others
   * @param text of a name; empty for others
   * @param block of an expression; empty for others
   */
  @SuppressWarnings("ArrayRecordComponent") // cut out of a section once, never changed
  record Attribute(Kind kind, long number, String text, byte[] block) {
    /** What values are. */
    enum Kind {
      NUMBER,
      ADDRESS,
      /** Offset of another entry in the section. */
      REFERENCE,
      /** Offset in another section. */
      OFFSET,
      TEXT,
      BLOCK,
      /** Of a form that no program of ours has. */
      UNKNOWN
    }
  }

  Die(int tag, CompileUnit unit) {
    this.tag = tag;
    this.unit = unit;
  }

  void put(int name, Attribute value) {
    attributes.put(name, value);
  }

  Optional<Attribute> attribute(int name) {
    return Optional.ofNullable(attributes.get(name));
  }

  OptionalLong number(int name) {
    Attribute value = attributes.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    return switch (value.kind()) {
      case NUMBER, ADDRESS -> OptionalLong.of(value.number());
      default -> OptionalLong.empty();
    };
  }

  /** Its name, or that of the entry that it is an instance of; empty where there is none. */
  String name() {
    return own(Tags.NAME).map(Attribute::text).orElse("");
  }

  /** The type of what it describes. */
  Optional<Die> type() {
    return own(Tags.TYPE).flatMap(value -> unit.section().die(value.number()));
  }

  /** An attribute of its own, or of what it is an instance of. */
  Optional<Attribute> own(int name) {
    Die die = this;
    for (int hops = 0; hops < 3; hops++) {
      Optional<Attribute> found = die.attribute(name);
      Optional<Attribute> origin =
          die.attribute(Tags.ABSTRACT_ORIGIN).isPresent()
              ? die.attribute(Tags.ABSTRACT_ORIGIN)
              : die.attribute(Tags.SPECIFICATION);
      if (found.isPresent() || origin.isEmpty()) {
        return found;
      }
      Optional<Die> other = unit.section().die(origin.get().number());
      if (other.isEmpty()) {
        return Optional.empty();
      }
      die = other.get();
    }
    return Optional.empty();
  }

  /** Whether an instruction is one of those that it describes. */
  boolean covers(int pc) {
    OptionalLong low = number(Tags.LOW_PC);
    Optional<Attribute> high = attribute(Tags.HIGH_PC);
    if (low.isPresent() && high.isPresent()) {
      boolean isSize = high.get().kind() == Attribute.Kind.NUMBER;
      long size = isSize ? high.get().number() : high.get().number() - low.getAsLong();
      return low.getAsLong() != 0
          && (pc & 0xffff_ffffL) - low.getAsLong() >= 0
          && (pc & 0xffff_ffffL) - low.getAsLong() < size;
    }
    return attribute(Tags.RANGES).filter(ranges -> unit.inRanges(ranges.number(), pc)).isPresent();
  }
}
