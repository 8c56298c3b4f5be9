package ringside.isa.elf.dwarf;

/**
 * Lists of addresses: .debug_ranges, which are lists of places without what would be there, and
 * .debug_rnglists of version 5 (section 2.17.3).
 */
interface Ranges {
  int OFFSET_PAIR = 4;
  int BASE_ADDRESS = 5;
  int START_END = 6;
  int START_LENGTH = 7;

  /**
   * Whether an address is in one of the ranges of a list.
   *
   * @param offset of the list in its section
   * @param base what it counts from
   */
  boolean covers(long offset, long base, int pc);

  /** Of versions up to 4. */
  static Ranges ofFour(byte[] section) {
    LocationLists lists = LocationLists.ofFour(section, false);
    return (offset, base, pc) -> lists.find(offset, base, pc).isPresent();
  }

  /** Of version 5. */
  static Ranges ofFive(byte[] section) {
    return (offset, base, pc) -> {
      try {
        DwarfBytes in = new DwarfBytes(section).from(offset);
        long from = base;
        while (true) {
          int kind = in.u8();
          if (kind == BASE_ADDRESS) {
            from = in.u32();
            continue;
          }
          if (kind != OFFSET_PAIR && kind != START_END && kind != START_LENGTH) {
            return false;
          }
          boolean counted = kind == OFFSET_PAIR;
          long low = counted ? from + in.uleb() : in.u32();
          long high = counted ? from + in.uleb() : kind == START_END ? in.u32() : low + in.uleb();
          if (isIn(pc, low, high)) {
            return true;
          }
        }
      } catch (DwarfException damaged) {
        return false;
      }
    };
  }

  /** Whether an address is in a range whose end is excluded. */
  static boolean isIn(int pc, long low, long high) {
    long place = pc & 0xffff_ffffL;
    return place >= low && place < high;
  }
}
