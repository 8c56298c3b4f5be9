package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sections .debug_frame and .eh_frame: where, at each instruction, a function has put what its
 * caller needs (DWARF 5, section 6.4; Linux Standard Base, "Exception Frames").
 */
public final class FrameTable {
  /** The table of a program that has none. */
  public static final FrameTable EMPTY = new FrameTable(List.of());

  /** No program has more functions. */
  private static final int MOST = 1_000_000;

  private static final Comparator<Function> BY_START =
      Comparator.comparing(function -> Integer.toUnsignedLong(function.start()));

  private final List<Function> functions;

  /**
   * The instructions of a function, and what was said of them.
   *
   * @param size in bytes
   */
  record Function(int start, int size, CommonEntry common, DwarfBytes program) {}

  private FrameTable(List<Function> functions) {
    List<Function> sorted = new ArrayList<>(functions);
    sorted.sort(BY_START);
    this.functions = List.copyOf(sorted);
  }

  /**
   * Reads both sections, as far as they can be read.
   *
   * @param debugFrame the section .debug_frame
   * @param ehFrame the section .eh_frame
   * @param ehAddress where that is in memory
   */
  public static FrameTable read(byte[] debugFrame, byte[] ehFrame, int ehAddress) {
    List<Function> functions = new ArrayList<>();
    new FrameSection(debugFrame, false, 0).read(functions, MOST);
    new FrameSection(ehFrame, true, ehAddress).read(functions, MOST);
    return functions.isEmpty() ? EMPTY : new FrameTable(functions);
  }

  /**
   * What is known before an instruction is executed; empty where nothing is said of it, or it is
   * not understood.
   */
  public Optional<FrameRow> at(int pc) {
    int low = 0;
    int high = functions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Integer.compareUnsigned(functions.get(middle).start(), pc) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    Function found = low == 0 ? null : functions.get(low - 1);
    if (found == null || Integer.compareUnsigned(pc - found.start(), found.size()) >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FrameProgram(found).at(pc));
    } catch (DwarfException damaged) {
      return Optional.empty();
    }
  }

  /** How many functions it knows. */
  public int size() {
    return functions.size();
  }

  /**
   * What several functions have in common (CIE).
   *
   * @param codeFactor by which advances are multiplied
   * @param dataFactor by which offsets are multiplied
   * @param back number of the register that holds where functions return to
   * @param program its first instructions
   * @param pointers how addresses are written, of .eh_frame
   * @param augmented whether functions have data that is to be passed
   */
  record CommonEntry(
      long codeFactor,
      long dataFactor,
      int back,
      DwarfBytes program,
      int pointers,
      boolean augmented) {}

  /** One of the sections while it is read. */
  private static final class FrameSection {
    private static final int ABSOLUTE = 0;
    private static final int PC_RELATIVE = 0x10;
    private static final int FORMAT = 0x0f;

    private final DwarfBytes section;
    private final boolean isEh;
    private final int base;
    private final Map<Long, CommonEntry> commons = new HashMap<>();

    FrameSection(byte[] bytes, boolean isEh, int base) {
      this.section = new DwarfBytes(bytes);
      this.isEh = isEh;
      this.base = base;
    }

    void read(List<Function> functions, int most) {
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

    private void entry(long start, DwarfBytes entry, List<Function> functions) {
      try {
        long place = entry.position();
        long id = entry.u32();
        if (id == (isEh ? 0 : 0xffff_ffffL)) {
          commons.put(start, common(entry));
          return;
        }
        CommonEntry common = commons.get(isEh ? place - id : id);
        if (common != null) {
          function(common, entry).ifPresent(functions::add);
        }
      } catch (DwarfException damaged) {
        // The others may be better.
      }
    }

    private CommonEntry common(DwarfBytes entry) throws DwarfException {
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
      return new CommonEntry(code, data, (int) back, entry, pointers, augmented);
    }

    private Optional<Function> function(CommonEntry common, DwarfBytes entry)
        throws DwarfException {
      int start = pointer(entry, common.pointers());
      int size = (int) number(entry, common.pointers() & FORMAT);
      if (common.augmented()) {
        entry.skip(entry.uleb());
      }
      return start == 0 ? Optional.empty() : Optional.of(new Function(start, size, common, entry));
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
}
