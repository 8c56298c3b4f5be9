package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A type of C, with what it is made of; what is not understood has a kind of its own. */
public final class CType {
  private static final int DEEPEST = 50;
  private static final int WORD_BYTES = 4;
  private static final int MOST_PARTS = 10_000;

  private final Optional<Die> die;

  /** What types are. */
  public enum Kind {
    SIGNED,
    UNSIGNED,
    /** A character, signed or not. */
    CHARACTER,
    BOOLEAN,
    POINTER,
    ARRAY,
    /** A structure or a union. */
    STRUCTURE,
    ENUMERATION,
    OTHER
  }

  /**
   * A part of a structure.
   *
   * @param offset bytes from its begin
   * @param shift of its lowest bit in the byte there, 0 where it is no bit field
   * @param bits of a bit field, 1 to 32; 0 of other parts
   */
  public record Member(String name, int offset, int shift, int bits, CType type) {
    /** Where it is in a structure at an address. */
    public Place at(int address) {
      return bits == 0
          ? new Place.Memory(address + offset)
          : new Place.Bits(address + offset, shift, bits);
    }
  }

  private CType(Optional<Die> die) {
    this.die = die;
  }

  /** The type of an entry, behind names and qualifiers. */
  static CType of(Optional<Die> given) {
    Optional<Die> die = given;
    for (int hops = 0; hops < DEEPEST && die.filter(CType::isName).isPresent(); hops++) {
      die = die.get().type();
    }
    return new CType(die);
  }

  private static boolean isName(Die die) {
    return switch (die.tag) {
      case Tags.TYPEDEF,
          Tags.CONST_TYPE,
          Tags.VOLATILE_TYPE,
          Tags.RESTRICT_TYPE,
          Tags.ATOMIC_TYPE ->
          true;
      default -> false;
    };
  }

  /** What it is. */
  public Kind kind() {
    return switch (die.map(known -> known.tag).orElse(0)) {
      case Tags.BASE_TYPE -> base();
      case Tags.POINTER_TYPE -> Kind.POINTER;
      case Tags.ARRAY_TYPE -> Kind.ARRAY;
      case Tags.STRUCTURE_TYPE, Tags.UNION_TYPE -> Kind.STRUCTURE;
      case Tags.ENUMERATION_TYPE -> Kind.ENUMERATION;
      default -> Kind.OTHER;
    };
  }

  private Kind base() {
    return switch ((int) number(Tags.ENCODING)) {
      case 0x02 -> Kind.BOOLEAN;
      case 0x05 -> Kind.SIGNED;
      case 0x06, 0x08 -> Kind.CHARACTER;
      case 0x07 -> Kind.UNSIGNED;
      default -> Kind.OTHER;
    };
  }

  /** Whether a character is without a sign. */
  public boolean isUnsigned() {
    return number(Tags.ENCODING) == 0x08;
  }

  private long number(int name) {
    return die.map(known -> known.number(name).orElse(0)).orElse(0L);
  }

  /** Bytes of a value; 0 where they are not known. */
  public int size() {
    if (kind() == Kind.ARRAY) {
      return (int) Math.min(Integer.MAX_VALUE, (long) count() * target().size());
    }
    long size = number(Tags.BYTE_SIZE);
    boolean usual = kind() == Kind.POINTER && size == 0;
    return usual ? WORD_BYTES : (int) Math.max(0, Math.min(Integer.MAX_VALUE, size));
  }

  /** What a pointer leads to, or an array has. */
  public CType target() {
    return of(die.flatMap(Die::type));
  }

  /** Elements of an array, of all its dimensions; 0 where that is not known. */
  public int count() {
    long count = 1;
    boolean any = false;
    for (Die part : parts()) {
      if (part.tag == Tags.SUBRANGE_TYPE) {
        OptionalLong bound = part.number(Tags.UPPER_BOUND);
        OptionalLong given = part.number(Tags.COUNT);
        long own = given.orElse(bound.isPresent() ? bound.getAsLong() + 1 : 0);
        count = Math.min(Integer.MAX_VALUE, Math.max(0, own) * count);
        any = true;
      }
    }
    return any ? (int) count : 0;
  }

  private List<Die> parts() {
    List<Die> all = die.map(known -> known.children).orElse(List.of());
    return all.size() > MOST_PARTS ? all.subList(0, MOST_PARTS) : all;
  }

  /** Parts of a structure, in order. */
  public List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (Die part : parts()) {
      if (part.tag == Tags.MEMBER) {
        members.add(member(part));
      }
    }
    return members;
  }

  private static Member member(Die part) {
    CType type = of(part.type());
    int offset = (int) part.number(Tags.DATA_MEMBER_LOCATION).orElse(0);
    long bits = part.number(Tags.BIT_SIZE).orElse(0);
    if (bits < 1 || bits > 32) {
      return new Member(part.name(), offset, 0, 0, type);
    }
    // DWARF 2 and 3 count from the highest bit of as many bytes.
    long bytes = part.number(Tags.BYTE_SIZE).orElse(type.size());
    OptionalLong high = part.number(Tags.BIT_OFFSET);
    long old = high.isPresent() ? 8 * bytes - high.getAsLong() - bits : 0;
    long first = 8L * offset + part.number(Tags.DATA_BIT_OFFSET).orElse(old);
    return new Member(part.name(), (int) (first >> 3), (int) (first & 7), (int) bits, type);
  }

  /** The name of a value of an enumeration; empty where it has none. */
  public Optional<String> constant(int value) {
    return parts().stream()
        .filter(part -> part.tag == Tags.ENUMERATOR)
        .filter(part -> (int) part.number(Tags.CONST_VALUE).orElse(0) == value)
        .map(Die::name)
        .findFirst();
  }
}
