package ringside.isa.elf.dwarf;

import java.util.Optional;

/** Where a variable is at an instruction: .debug_loc, and .debug_loclists of version 5. */
interface LocationLists {
  /**
   * The expression that holds at an address; empty where none does: it is nowhere then.
   *
   * @param offset of the list in its section
   * @param base what it counts from
   */
  Optional<byte[]> find(long offset, long base, int pc);

  /**
   * Of versions up to 4.
   *
   * @param hasExpressions whether each range has one; else each is empty
   */
  static LocationLists ofFour(byte[] section, boolean hasExpressions) {
    return (offset, base, pc) -> {
      try {
        DwarfBytes in = new DwarfBytes(section).from(offset);
        long from = base;
        while (true) {
          long low = in.u32();
          long high = in.u32();
          if (low == 0xffff_ffffL) {
            from = high;
          } else if (low == 0 && high == 0) {
            return Optional.empty();
          } else {
            byte[] expression = in.bytes(hasExpressions ? in.u16() : 0);
            if (Ranges.isIn(pc, from + low, from + high)) {
              return Optional.of(expression);
            }
          }
        }
      } catch (DwarfException damaged) {
        return Optional.empty();
      }
    };
  }

  /** Of version 5. */
  static LocationLists ofFive(byte[] section) {
    return (offset, base, pc) -> {
      try {
        return five(new DwarfBytes(section).from(offset), base, pc);
      } catch (DwarfException damaged) {
        return Optional.empty();
      }
    };
  }

  private static Optional<byte[]> five(DwarfBytes in, long base, int pc) throws DwarfException {
    long from = base;
    Optional<byte[]> usual = Optional.empty();
    while (true) {
      int kind = in.u8();
      switch (kind) {
        case 0 -> { // end_of_list
          return usual;
        }
        case 6 -> from = in.u32(); // base_address
        case 9 -> { // view_pair: GNU: numbers of views, which matter to lines alone
          in.uleb();
          in.uleb();
        }
        case 5 -> usual = Optional.of(in.bytes(in.uleb())); // default_location
        case 4, 7, 8 -> { // offset_pair, start_end, start_length
          long low = kind == 4 ? from + in.uleb() : in.u32();
          long high = kind == 4 ? from + in.uleb() : kind == 7 ? in.u32() : low + in.uleb();
          byte[] expression = in.bytes(in.uleb());
          if (Ranges.isIn(pc, low, high)) {
            return Optional.of(expression);
          }
        }
        default -> throw new DwarfException("a list of kind " + kind);
      }
    }
  }
}
