package ringside.lab.debugger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import ringside.isa.elf.dwarf.CType;
import ringside.isa.elf.dwarf.Place;
import ringside.isa.elf.dwarf.Variable;
import ringside.lab.report.Numbers;
import ringside.lab.report.Texts;

/** The values of variables as people write them: gdb's way, one level deep. */
public final class VariableText {
  private static final int MOST_ELEMENTS = 20;
  private static final int MOST_LETTERS = 60;

  private final Texts texts;
  private final Locals locals;

  /** Of the variables of a function. */
  public VariableText(Texts texts, Locals locals) {
    this.texts = texts;
    this.locals = locals;
  }

  /** Its value; a word that says so where it has none here. */
  public String of(Variable variable) {
    return locals
        .place(variable)
        .map(place -> of(variable.type(), place))
        .orElseGet(() -> texts.get("debug.local.none"));
  }

  /** The value at a place of a type. */
  public String of(CType type, Place place) {
    return of(type, place, true);
  }

  private String of(CType type, Place place, boolean opens) {
    boolean inMemory = place instanceof Place.Memory;
    return switch (type.kind()) {
      case STRUCTURE -> opens && inMemory ? structure(type, (Place.Memory) place) : "{...}";
      case ARRAY ->
          opens && inMemory && type.count() > 0 ? array(type, (Place.Memory) place) : "{...}";
      default -> {
        OptionalInt value = locals.scalar(type, place);
        yield value.isEmpty() ? texts.get("debug.local.unknown") : scalar(type, value.getAsInt());
      }
    };
  }

  private String structure(CType type, Place.Memory place) {
    List<String> members = new ArrayList<>();
    for (CType.Member member : type.members()) {
      Place at = member.at(place.address());
      members.add(member.name() + " = " + of(member.type(), at, false));
    }
    return "{" + String.join(", ", members) + "}";
  }

  private String array(CType type, Place.Memory place) {
    CType element = type.target();
    int shown = Math.min(type.count(), MOST_ELEMENTS);
    if (element.kind() == CType.Kind.CHARACTER) {
      return "\"" + letters(place.address(), Math.min(type.count(), MOST_LETTERS)) + "\"";
    }
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      Place.Memory at = new Place.Memory(place.address() + i * element.size());
      elements.add(of(element, at, false));
    }
    return "{" + String.join(", ", elements) + (type.count() > shown ? "..." : "") + "}";
  }

  private String scalar(CType type, int value) {
    return switch (type.kind()) {
      case UNSIGNED -> Integer.toUnsignedString(value);
      case CHARACTER -> value + " '" + letter(value) + "'";
      case BOOLEAN -> value == 0 ? "false" : "true";
      case ENUMERATION -> type.constant(value).orElse(String.valueOf(value));
      case POINTER -> pointer(type, value);
      default -> String.valueOf(value);
    };
  }

  private String pointer(CType type, int address) {
    boolean isText = type.target().kind() == CType.Kind.CHARACTER && address != 0;
    String text = isText ? letters(address, MOST_LETTERS) : "";
    return Numbers.hex(address) + (isText ? " \"" + text + "\"" : "");
  }

  /** The letters up to the next zero byte. */
  private String letters(int address, int most) {
    StringBuilder text = new StringBuilder();
    for (byte each : locals.bytes(address, most)) {
      if (each == 0) {
        return text.toString();
      }
      text.append(letter(each));
    }
    return text + "...";
  }

  private static String letter(int value) {
    int letter = value & 0xff;
    boolean plain = letter >= ' ' && letter < 127;
    byte[] one = {(byte) letter};
    return plain
        ? new String(one, StandardCharsets.US_ASCII)
        : "\\" + Integer.toOctalString(letter | 01000).substring(1);
  }
}
