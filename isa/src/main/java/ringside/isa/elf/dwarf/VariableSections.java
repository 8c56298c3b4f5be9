package ringside.isa.elf.dwarf;

/**
 * The sections that say where variables are.
 *
 * @param info .debug_info
 * @param abbreviations .debug_abbrev
 * @param strings .debug_str
 * @param lineStrings .debug_line_str
 * @param ranges .debug_ranges, up to version 4
 * @param rangeLists .debug_rnglists, of version 5
 * @param locations .debug_loc, up to version 4
 * @param locationLists .debug_loclists, of version 5
 */
@SuppressWarnings("ArrayRecordComponent") // cut out of a file once, never changed
public record VariableSections(
    byte[] info,
    byte[] abbreviations,
    byte[] strings,
    byte[] lineStrings,
    byte[] ranges,
    byte[] rangeLists,
    byte[] locations,
    byte[] locationLists) {}
