package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section .debug_info, whole, with the sections that it refers to. */
final class InfoSection {
  private static final int COMPILE = 1;
  private static final int PARTIAL = 3;

  private final VariableSections sections;
  private final DwarfBytes strings;
  private final DwarfBytes lineStrings;
  private final Map<Long, Die> dies = new HashMap<>();
  private final List<CompileUnit> units = new ArrayList<>();

  /** Reads all units, as far as they can be read. */
  InfoSection(VariableSections sections) {
    this.sections = sections;
    this.strings = new DwarfBytes(sections.strings());
    this.lineStrings = new DwarfBytes(sections.lineStrings());
    DwarfBytes info = new DwarfBytes(sections.info());
    try {
      while (info.hasMore()) {
        long start = info.position();
        unit(start, info.take(info.unitLength()));
      }
    } catch (DwarfException damaged) {
      // The units before it are good.
    }
  }

  private void unit(long start, DwarfBytes unit) {
    try {
      int version = unit.u16();
      int kind = version >= 5 ? unit.u8() : COMPILE;
      if (version >= 5) {
        unit.skip(1); // size of an address
      }
      long abbreviations = unit.u32();
      if (version < 5) {
        unit.skip(1);
      }
      if (version < 2 || version > 5 || kind != COMPILE && kind != PARTIAL) {
        return;
      }
      CompileUnit read = new CompileUnit(this, version, start);
      units.add(read);
      read.read(unit, new DwarfBytes(sections.abbreviations()).from(abbreviations));
    } catch (DwarfException damaged) {
      // The other units may be better.
    }
  }

  List<CompileUnit> units() {
    return units;
  }

  void know(long offset, Die die) {
    dies.put(offset, die);
  }

  /** The entry at an offset. */
  Optional<Die> die(long offset) {
    return Optional.ofNullable(dies.get(offset));
  }

  String string(long offset) throws DwarfException {
    return strings.from(offset).string();
  }

  String lineString(long offset) throws DwarfException {
    return lineStrings.from(offset).string();
  }

  Ranges ranges(int version) {
    return version >= 5 ? Ranges.ofFive(sections.rangeLists()) : Ranges.ofFour(sections.ranges());
  }

  LocationLists locations(int version) {
    return version >= 5
        ? LocationLists.ofFive(sections.locationLists())
        : LocationLists.ofFour(sections.locations(), true);
  }
}
