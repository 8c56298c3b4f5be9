package ringside.isa.elf.dwarf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the sections of a {@link FrameTable} while it is read. */
final class FrameSection {
  private static final int ABSOLUTE = 0;
  private static final int PC_RELATIVE = 0x10;
  private static final int FORMAT = 0x0f;

  private final DwarfBytes section;
  private final boolean isEh;
  private final int base;
  private final Map<Long, FrameTable.CommonEntry> commons = new HashMap<>();

  FrameSection(byte[] bytes, boolean isEh, int base) {
    this.section = new DwarfBytes(bytes);
    this.isEh = isEh;
    this.base = base;
  }

  void read(List<FrameTable.Function> functions, int most) {
    try {
      while (section.hasMore() && functions.size() < most) {
        long start = section.position();
        long length = section.unitLength();
        if (length == 0) {
          return;
        }
        entry(start, section.take(length), functions);
      }
    } catch (DwarfException damaged) {
      // What stands before it is good.
    }
  }

  private void entry(long start, DwarfBytes entry, List<FrameTable.Function> functions) {
    try {
      long place = entry.position();
      long id = entry.u32();
      if (id == (isEh ? 0 : 0xffff_ffffL)) {
        commons.put(start, common(entry));
        return;
      }
      FrameTable.CommonEntry common = commons.get(isEh ? place - id : id);
      if (common != null) {
        function(common, entry).ifPresent(functions::add);
      }
    } catch (DwarfException damaged) {
      // The others may be better.
    }
  }

  private FrameTable.CommonEntry common(DwarfBytes entry) throws DwarfException {
    int version = entry.u8();
    String augmentation = entry.string();
    if (version == 4) {
      entry.skip(2); // sizes of an address and of a segment selector
    }
    long code = entry.uleb();
    long data = entry.sleb();
    long back = version == 1 ? entry.u8() : entry.uleb();
    boolean augmented = augmentation.startsWith("z");
    if (!augmented && !augmentation.isEmpty() || back > FrameProgram.LAST_REGISTER) {
      throw new DwarfException("frames of another kind: " + augmentation);
    }
    int pointers = ABSOLUTE;
    if (augmented) {
      DwarfBytes more = entry.take(entry.uleb());
      for (char letter : augmentation.substring(1).toCharArray()) {
        if (letter == 'R') {
          pointers = more.u8();
        } else if (letter == 'L') {
          more.u8();
        } else if (letter != 'S') {
          break; // P: what follows is read by those who handle exceptions
        }
      }
    }
    return new FrameTable.CommonEntry(code, data, (int) back, entry, pointers, augmented);
  }

  private Optional<FrameTable.Function> function(FrameTable.CommonEntry common, DwarfBytes entry)
      throws DwarfException {
    int start = pointer(entry, common.pointers());
    int size = (int) number(entry, common.pointers() & FORMAT);
    if (common.augmented()) {
      entry.skip(entry.uleb());
    }
    return start == 0
        ? Optional.empty()
        : Optional.of(new FrameTable.Function(start, size, common, entry));
  }

  private int pointer(DwarfBytes entry, int encoding) throws DwarfException {
    int here = base + entry.position();
    int value = (int) number(entry, encoding & FORMAT);
    return (encoding & 0x70) == PC_RELATIVE ? value + here : value;
  }

  private static long number(DwarfBytes entry, int format) throws DwarfException {
    return switch (format) {
      case 0x00, 0x03, 0x0b -> entry.word();
      case 0x01 -> entry.uleb();
      case 0x02 -> entry.u16();
      case 0x09 -> entry.sleb();
      case 0x0a -> (short) entry.u16();
      case 0x04, 0x0c -> entry.u64();
      default -> throw new DwarfException("an address of format " + format);
    };
  }
}
