package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
}
