package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one call of the compiler has made: its entries, in a tree (DWARF 5, section 3.1). */
final class CompileUnit {
  private static final int IMPLICIT_CONST = 0x21;

  /** Entries in one another. */
  private static final int DEEPEST = 200;

  /** Entries of a unit. */
  private static final int MOST = 2_000_000;

  private final InfoSection section;
  private final int version;
  private final long start;
  private final Map<Long, Abbreviation> abbreviations = new HashMap<>();
  private Optional<Die> root = Optional.empty();
  private int count;

  /** What entries of a kind have: pairs of attribute and form, and of some a value. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never changed
  private record Abbreviation(int tag, boolean hasChildren, long[] parts) {}

  /**
   * A unit that has not been read.
   *
   * @param start where it begins in its section: references count from there
   */
  CompileUnit(InfoSection section, int version, long start) {
    this.section = section;
    this.version = version;
    this.start = start;
  }

  InfoSection section() {
    return section;
  }

  int version() {
    return version;
  }

  Optional<Die> root() {
    return root;
  }

  /** The address that lists of places count from. */
  long base() {
    return root.map(die -> die.number(Tags.LOW_PC).orElse(0)).orElse(0L);
  }

  boolean inRanges(long offset, int pc) {
    return section.ranges(version).covers(offset, base(), pc);
  }

  void read(DwarfBytes entries, DwarfBytes abbreviation) throws DwarfException {
    readAbbreviations(abbreviation);
    List<Die> open = new ArrayList<>();
    do {
      long offset = entries.position();
      long code = entries.uleb();
      if (code == 0) {
        if (!open.isEmpty()) {
          open.remove(open.size() - 1);
        }
        continue;
      }
      Abbreviation kind = abbreviations.get(code);
      if (kind == null || ++count > MOST || open.size() > DEEPEST) {
        throw new DwarfException("an entry of no kind that was said");
      }
      Die die = die(kind, entries);
      section.know(offset, die);
      if (open.isEmpty()) {
        root = Optional.of(die);
      } else {
        open.get(open.size() - 1).children.add(die);
      }
      if (kind.hasChildren()) {
        open.add(die);
      }
    } while (!open.isEmpty() && entries.hasMore());
  }

  private void readAbbreviations(DwarfBytes bytes) throws DwarfException {
    for (long code = bytes.uleb(); code != 0; code = bytes.uleb()) {
      int tag = (int) bytes.uleb();
      boolean hasChildren = bytes.u8() != 0;
      long[] parts = new long[12];
      int used = 0;
      long name = bytes.uleb();
      long form = bytes.uleb();
      while (name != 0 || form != 0) {
        parts = used + 3 > parts.length ? Arrays.copyOf(parts, parts.length * 2) : parts;
        parts[used++] = name;
        parts[used++] = form;
        parts[used++] = form == IMPLICIT_CONST ? bytes.sleb() : 0;
        name = bytes.uleb();
        form = bytes.uleb();
      }
      abbreviations.put(code, new Abbreviation(tag, hasChildren, Arrays.copyOf(parts, used)));
    }
  }

  private Die die(Abbreviation kind, DwarfBytes entries) throws DwarfException {
    Die die = new Die(kind.tag(), this);
    FormReader forms = new FormReader(section, start, version);
    for (int i = 0; i < kind.parts().length; i += 3) {
      int form = (int) kind.parts()[i + 1];
      Die.Attribute value =
          form == IMPLICIT_CONST
              ? FormReader.number(kind.parts()[i + 2])
              : forms.read(form, entries);
      die.put((int) kind.parts()[i], value);
    }
    return die;
  }
}
