package ringside.isa.elf;

import java.util.ArrayList;
import java.util.List;
import ringside.isa.elf.dwarf.DwarfLines;
import ringside.isa.elf.dwarf.VariableSections;

/**
 * The sections in which a compiler says what it has made (DWARF), read when somebody asks.
 *
 * @param line .debug_line
 * @param strings .debug_str
 * @param lineStrings .debug_line_str
 * @param frame .debug_frame
 * @param ehFrame .eh_frame
 * @param ehAddress where that is in memory
 * @param variables those that say where variables are
 */
@SuppressWarnings("ArrayRecordComponent") // cut out of a file once, never changed
record DwarfSections(
    byte[] line,
    byte[] strings,
    byte[] lineStrings,
    byte[] frame,
    byte[] ehFrame,
    int ehAddress,
    VariableSections variables) {
  private static final byte[] NOTHING = {};

  /** Those of a file that has none. */
  static final DwarfSections NONE =
      new DwarfSections(
          NOTHING,
          NOTHING,
          NOTHING,
          NOTHING,
          NOTHING,
          0,
          new VariableSections(
              NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING));

  static DwarfSections of(SectionReader sections) throws ElfFormatException {
    return new DwarfSections(
        sections.bytes(".debug_line"),
        sections.bytes(".debug_str"),
        sections.bytes(".debug_line_str"),
        sections.bytes(".debug_frame"),
        sections.bytes(".eh_frame"),
        sections.address(".eh_frame"),
        variables(sections));
  }

  private static VariableSections variables(SectionReader sections) throws ElfFormatException {
    return new VariableSections(
        sections.bytes(".debug_info"),
        sections.bytes(".debug_abbrev"),
        sections.bytes(".debug_str"),
        sections.bytes(".debug_line_str"),
        sections.bytes(".debug_ranges"),
        sections.bytes(".debug_rnglists"),
        sections.bytes(".debug_loc"),
        sections.bytes(".debug_loclists"));
  }

  /** The line table; empty where there is none. */
  LineTable lines() {
    return line.length == 0 ? LineTable.EMPTY : new LineTable(this::rows);
  }

  private List<LineTable.Row> rows() {
    List<LineTable.Row> rows = new ArrayList<>();
    for (DwarfLines.Row row : DwarfLines.read(line, strings, lineStrings)) {
      boolean known = row.line() > 0 && !row.file().isEmpty();
      SourceLine source = known ? new SourceLine(row.file(), row.line()) : null;
      rows.add(new LineTable.Row(row.address(), source));
    }
    return rows;
  }
}
