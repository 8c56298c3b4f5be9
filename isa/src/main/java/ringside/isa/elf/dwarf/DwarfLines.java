package ringside.isa.elf.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The section .debug_line: which line of which file each instruction comes from. */
public final class DwarfLines {
  /** No program has more. */
  static final int MOST_ROWS = 4_000_000;

  private final DwarfBytes strings;
  private final DwarfBytes lineStrings;
  private final List<List<Row>> sequences = new ArrayList<>();
  private int rows;

  /**
   * From an address on the instructions come from a line.
   *
   * @param file as the compiler was given it, where it stood in its own folder; empty where no line
   *     is known from here on
   * @param line from 1; 0 where none is known
   */
  public record Row(int address, String file, int line) {}

  private DwarfLines(byte[] strings, byte[] lineStrings) {
    this.strings = new DwarfBytes(strings);
    this.lineStrings = new DwarfBytes(lineStrings);
  }

  /**
   * Reads the rows of all units, as far as they can be read: what is damaged ends its unit.
   *
   * @param lines the section .debug_line
   * @param strings the section .debug_str
   * @param lineStrings the section .debug_line_str
   * @return by address, ends of sequences before what begins at the same address
   */
  public static List<Row> read(byte[] lines, byte[] strings, byte[] lineStrings) {
    DwarfLines reader = new DwarfLines(strings, lineStrings);
    DwarfBytes section = new DwarfBytes(lines);
    try {
      while (section.hasMore()) {
        reader.unit(section.take(section.unitLength()));
      }
    } catch (DwarfException damaged) {
      // The units before it are good.
    }
    return reader.inOrder();
  }

  private void unit(DwarfBytes unit) {
    try {
      LineHeader header = LineHeader.read(unit, strings, lineStrings);
      new LineProgram(header, this::add).run(unit);
    } catch (DwarfException damaged) {
      // The other units may be better.
    }
  }

  /** Code that the linker has left out stays at address 0. */
  private void add(List<Row> sequence) throws DwarfException {
    rows += sequence.size();
    if (rows > MOST_ROWS) {
      throw new DwarfException("more lines than any program has");
    }
    if (!sequence.isEmpty() && sequence.get(0).address() != 0) {
      sequences.add(sequence);
    }
  }

  private List<Row> inOrder() {
    Comparator<List<Row>> byStart =
        Comparator.comparing(sequence -> Integer.toUnsignedLong(sequence.get(0).address()));
    sequences.sort(byStart);
    List<Row> all = new ArrayList<>(Math.min(rows, MOST_ROWS));
    sequences.forEach(all::addAll);
    return all;
  }
}
